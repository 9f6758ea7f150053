/** Damages the bytes of valid requests, for the fuzzer. */
import type { Tape } from '../random/tape.ts';

/** Pieces of syntax that change the meaning of a request when they appear in the wrong place. */
const pieces = [
  '{',
  '}',
  '"',
  '\\',
  ',',
  ':',
  '[',
  '\r\n',
  '\r\n\r\n',
  '\0',
  '\ufeff',
  '%',
  '%00',
  '\\ud800',
  '/*',
  '#',
  'null',
  '-1',
  '1e999',
  '__proto__',
  'Content-Length: 5\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Expect: 100-continue\r\n',
] as const;

/** Breaks bytes in one to four places: it changes, cuts, doubles, removes or inserts a part, or swaps words. */
export function mutate(bytes: Buffer, tape: Tape): Buffer {
  let mutated = bytes;
  for (let times = tape.pick([1, 2, 1, 3, 4]); times > 0; times--) mutated = mutateOnce(mutated, tape);
  return mutated;
}

function mutateOnce(bytes: Buffer, tape: Tape): Buffer {
  const at = tape.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + tape.below(30));
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  return tape.pick([
    () => Buffer.concat([before, Buffer.from([tape.below(256)]), bytes.subarray(at + 1)]),
    () => Buffer.concat([before, Buffer.from(tape.pick(pieces)), bytes.subarray(at)]),
    () => before,
    () => Buffer.concat([before, after]),
    () => Buffer.concat([before, part, part, after]),
    () => swapWords(bytes, tape),
  ])();
}

function swapWords(bytes: Buffer, tape: Tape): Buffer {
  const words = bytes.toString('latin1').split(/(\b)/);
  const [a, b] = [tape.below(words.length), tape.below(words.length)];
  [words[a], words[b]] = [words[b] ?? '', words[a] ?? ''];
  return Buffer.from(words.join(''), 'latin1');
}
