/** The time an operation was given is over. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/**
 * Runs work that has to end within so many milliseconds and as long as its client waits: the signal it gets is aborted
 * by whichever comes first, with {@link TimedOut} or with the client's own reason.
 */
export async function withDeadline<T>(
  ms: number,
  client: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const leave = (): void => controller.abort(client?.reason);
  const timer = setTimeout(() => controller.abort(new TimedOut(`not done after ${ms} ms`)), ms);
  client?.addEventListener('abort', leave);
  if (client?.aborted) leave();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    client?.removeEventListener('abort', leave);
  }
}

/** Waits for work, but no longer than until the signal is aborted; then it throws the signal's reason. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    const end = (): void => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(end);
  });
}

/** Whether work ends, well or badly, within so many milliseconds. */
export async function endsWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  return Promise.race([ended, late]).finally(() => clearTimeout(timer));
}
