/**
 * The `count` smallest items, sorted. Keeps a heap of that many with the largest on top, so that a long list costs
 * one comparison for nearly every item and only the winners are sorted.
 * @param compare a total order, as `Array.sort` takes it.
 */
export function smallest<T>(items: readonly T[], count: number, compare: (a: T, b: T) => number): T[] {
  if (count <= 0) return [];
  if (items.length <= count) return [...items].sort(compare);
  const heap: T[] = [];
  for (const item of items) {
    if (heap.length < count) {
      heap.push(item);
      siftUp(heap, compare);
    } else if (compare(item, heap[0] as T) < 0) {
      heap[0] = item;
      siftDown(heap, compare);
    }
  }
  return heap.sort(compare);
}

/* Indexes stay inside the heap, which is never empty here; the casts say so. */

function siftUp<T>(heap: T[], compare: (a: T, b: T) => number): void {
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >>> 1;
    if (compare(heap[child] as T, heap[parent] as T) <= 0) return;
    swap(heap, child, parent);
    child = parent;
  }
}

function siftDown<T>(heap: T[], compare: (a: T, b: T) => number): void {
  for (let parent = 0; ; ) {
    let largest = parent;
    for (const child of [2 * parent + 1, 2 * parent + 2]) {
      if (child < heap.length && compare(heap[child] as T, heap[largest] as T) > 0) largest = child;
    }
    if (largest === parent) return;
    swap(heap, parent, largest);
    parent = largest;
  }
}

function swap<T>(heap: T[], a: number, b: number): void {
  const item = heap[a] as T;
  heap[a] = heap[b] as T;
  heap[b] = item;
}
