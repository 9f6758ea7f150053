/** Ctrl-C reaches every process of the terminal, and npm passes it on: within so many milliseconds it is the same one. */
const doubledMs = 500;

/**
 * Ends the process when it is told to: after what `stop` does, with the exit code that it gives. A second SIGTERM or
 * SIGINT ends it at once, with 1. What `stop` throws is a rejection that nobody handles.
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
