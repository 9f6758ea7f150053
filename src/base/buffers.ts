/** The least buffer that is worth keeping, in bytes. Node allocates smaller ones out of a block of its own. */
const leastBytes = 16 * 1024;

/** The largest buffer that is kept. */
const mostBytes = 4 * 1024 * 1024;

/** The memory of all buffers that wait for their next use. */
const maxFreeBytes = 16 * 1024 * 1024;

/**
 * Keeps large buffers for their next use. V8 counts the memory of buffers: without this, a full garbage collection
 * followed after each hundred answers of 200 kB.
 */
export class Buffers {
  private readonly free = new Map<number, ArrayBuffer[]>();
  private readonly owned = new WeakSet<ArrayBufferLike>();
  private freeBytes = 0;

  /** Returns a buffer with any content. */
  take(bytes: number): Buffer {
    if (bytes < leastBytes || bytes > mostBytes) return Buffer.allocUnsafe(bytes);
    const size = 2 ** Math.ceil(Math.log2(bytes));
    const found = this.free.get(size)?.pop();
    if (found) {
      this.freeBytes -= size;
      return Buffer.from(found, 0, bytes);
    }
    const made = Buffer.allocUnsafeSlow(size);
    this.owned.add(made.buffer);
    return made.subarray(0, bytes);
  }

  /** Takes back a buffer, or a part of it, that nothing reads any more. It ignores buffers from elsewhere. */
  give({ buffer }: Uint8Array): void {
    const size = buffer.byteLength;
    if (!this.owned.has(buffer) || this.freeBytes + size > maxFreeBytes) return;
    const same = this.free.get(size) ?? [];
    this.free.set(size, same);
    same.push(buffer as ArrayBuffer);
    this.freeBytes += size;
  }
}

/** The buffers in which answers are written. */
export const answerBuffers = new Buffers();
