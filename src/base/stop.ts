/**
 * Holds the signal that stops an operation: when its client leaves, or at its time limit. It is an `AbortController`
 * behind a narrow door. The signal is made when code first reads it, which takes as long as much of a small operation,
 * so code reads it only where it waits.
 */
export type Stop = Pick<AbortController, 'signal'>;
