/** The log: a line of JSON for each event, on standard error. */
import { setTimeout } from 'node:timers/promises';
import pino, { type DestinationStream, type Logger } from 'pino';

/** Where the service writes what its operators should know. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'flush'>;

/**
 * How many bytes of lines may wait for whoever reads standard error. Beyond it, lines are dropped: a reader that hangs
 * takes neither the memory nor the time of the service.
 */
const maxWaiting = 8 * 1024 * 1024;

/** How long, in milliseconds, the end of the process waits for that reader. */
const patienceMs = 1_000;

/**
 * Opens the log.
 * @param level the least important events that are written; `silent` leaves those that end the process.
 * @param destination where lines go; standard error, without waiting for it, unless a test takes them.
 */
export function openLog(level: string, destination: DestinationStream = standardError()): Log {
  return pino(
    {
      level: level === 'silent' ? 'fatal' : level,
      // Neither process id nor host: whatever collects the lines knows where they come from.
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}

/** Resolves when all that was logged has been written, or its reader has hung for a second. */
export async function writtenOut(log: Log): Promise<void> {
  await Promise.race([new Promise<void>((done) => log.flush(() => done())), setTimeout(patienceMs)]);
}

// With a length, however small, it tells when all is written.
const standardError = () => pino.destination({ fd: 2, sync: false, minLength: 1, maxLength: maxWaiting });
