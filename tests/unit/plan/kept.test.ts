/** A list has the same JSON with kept strings as without, in any order, also when all are dropped on the way. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonText } from '../../../src/base/json-text.ts';
import { KeptStrings } from '../../../src/plan/write/kept.ts';
import { Run } from '../../../src/plan/write/run.ts';
import { listWriter, via } from '../../../src/plan/write/writer.ts';

/** Writes a node: the text of each has another length. */
const node = {
  write: ({ out }: Run<unknown>, number: number) => out.string(`${number}`.repeat(1 + (number % 7))),
};

it('has the text of each node, next to the right one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 101, max: 3_000 }),
      fc.array(fc.array(fc.nat(30)), { minLength: 1, maxLength: 8 }),
      (max, lists) => {
        const strings = new KeptStrings(max);
        const [one, other] = [0, 1].map(() =>
          listWriter(via((_: Run<unknown>, list: readonly number[], i) => list[i] ?? -1, strings.keep(node))),
        );
        for (const [i, list] of lists.entries()) {
          const out = new JsonText(100_000);
          (i % 3 === 2 ? other : one)?.write(new Run({}, {} as never, out, true), list, 0);
          const expected = list.map((number) => `${number}`.repeat(1 + (number % 7)));
          expect(Buffer.from(out.finish()).toString()).toBe(JSON.stringify(expected));
        }
      },
    ),
  );
});
