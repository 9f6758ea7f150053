/**
 * Creates a generator of random whole numbers, which are the same for the same seed on every machine. It is Tommy
 * Ettinger's Mulberry32 (public domain, 2017), with 32 bits of state: good for samples, not for secrets.
 * @returns a function that draws a number from 0 up to, but not including, its argument. Each is equally likely. The
 *   argument is a whole number up to 2^32.
 */
export function randomIndexes(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
