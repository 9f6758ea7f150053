/**
 * Finds where a condition over sorted places begins to fail: true up to some place, and false from there on.
 * @returns the first place in [from, to) at which the condition is false; `to` when there is none.
 */
export function lowerBound(from: number, to: number, isBefore: (place: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
