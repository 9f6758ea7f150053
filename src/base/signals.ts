import { isatty } from 'node:tty';

/** Ctrl-C reaches every process of the terminal, and npm passes it on: within this many milliseconds it counts once. */
const doubledMs = 500;

/**
 * Ends the process on SIGTERM or SIGINT: runs `stop` first, then exits with the code that it returns. A second signal
 * ends the process at once, with 1. An error of `stop` becomes an unhandled rejection.
 */
export function stopOnSignal(stop: (signal: NodeJS.Signals) => Promise<number>): void {
  let stopping = 0;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping && Date.now() - stopping > doubledMs) process.exit(1);
    if (stopping) return;
    stopping = Date.now();
    void stop(signal).then((code) => process.exit(code));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}

/**
 * Calls `reload` on SIGHUP. A terminal that closes sends the same signal to the processes in it: a process that has
 * lost its terminal gets SIGINT instead, so that no service stays behind.
 */
export function reloadOnHangup(reload: () => void): void {
  const hadTerminal = process.stdout.isTTY;
  // Replaces the listener of `bin/hangup.js`.
  process.removeAllListeners('SIGHUP').on('SIGHUP', () => {
    if (hadTerminal && !isatty(1)) process.kill(process.pid, 'SIGINT');
    else reload();
  });
}
