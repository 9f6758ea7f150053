/** Reads a setting that is off, on, or an amount of memory. */
import { totalmem } from 'node:os';

const units: Readonly<Record<string, number>> = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9 };

export const memorySize = /^(off|on|\d{1,12}(kb|mb|gb)?)$/i;

/** The share of the memory that `on` stands for. The rest is for operations, caches, and other programs. */
const shareOfOn = 0.5;

/** Returns the bytes of a value that {@link memorySize} admits; null for off. */
export function bytesOf(value: string): number | null {
  const text = value.toLowerCase();
  if (text === 'off') return null;
  if (text === 'on') return Math.floor(shareOfOn * availableMemory());
  const [, number, unit] = /^(\d+)(.*)$/.exec(text) ?? [];
  return Number(number) * (units[unit ?? ''] ?? 1);
}

/** Returns the memory limit of the container, or the memory of the machine if the container has no limit. */
function availableMemory(): number {
  // Without a limit, Node returns 0 or a number beyond any machine.
  const limit = process.constrainedMemory() ?? 0;
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}
