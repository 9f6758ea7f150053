/** The log: one line of JSON for each event, on standard error. */
import { setTimeout } from 'node:timers/promises';
import pino, { type DestinationStream, type Logger } from 'pino';

/** The service's log, for its operators. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'flush' | 'isLevelEnabled' | 'level'>;

/**
 * Bytes of log lines that may wait for the reader of standard error. The log drops further lines, so that a reader that
 * hangs takes neither memory nor time from the service.
 */
const maxWaiting = 8 * 1024 * 1024;

/** Milliseconds that the process waits at its end for that reader. */
const patienceMs = 1_000;

/**
 * Opens the log.
 * @param level the lowest level to write; `silent` still writes errors that end the process.
 * @param destination receives the lines; unless a test gives one, standard error, without waiting for its reader.
 */
export function openLog(level: string, destination: DestinationStream = standardError()): Log {
  return pino(
    {
      level: pinoLevel(level),
      // Neither process id nor host: the collector of the lines knows their origin.
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

/** Returns pino's name of a level of the settings: `silent` still logs errors that end the process. */
export const pinoLevel = (level: string): string => (level === 'silent' ? 'fatal' : level);

/** Resolves when the log has written all its lines, or after a second if its reader hangs. */
export async function flushed(log: Log): Promise<void> {
  await Promise.race([new Promise<void>((done) => log.flush(() => done())), setTimeout(patienceMs)]);
}

// With a least length, even of one byte, pino reports when it has written all lines.
const standardError = () => pino.destination({ fd: 2, sync: false, minLength: 1, maxLength: maxWaiting });
