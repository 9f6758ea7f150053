let present: Promise<void> | null = null;

/**
 * Resolves at the end of the present turn of the event loop. Answers that are ready in one turn leave together: to wake
 * a client for each of them took more processor time than to compute the smallest. Operations that run in one turn
 * share a slice of time (`base/slice.ts`), so no answer waits longer than that.
 */
export function turnEnd(): Promise<void> {
  present ??= new Promise((resolve) => {
    setImmediate(() => {
      present = null;
      resolve();
    });
  });
  return present;
}
