/** The members that are left are those that were added and not removed, in any order of both. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Members } from '../../../src/base/members.ts';

it('has the members that were added and not removed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (steps) => {
      const members = new Members<number>();
      const removers: (() => void)[] = [];
      const left = new Map<number, number>();
      for (const [value, step] of steps.entries()) {
        const remove = removers[step];
        if (remove) {
          remove();
          // A second call changes nothing.
          remove();
          left.delete(step);
        } else {
          left.set(removers.length, value);
          removers.push(members.add(value));
        }
      }
      expect([...members].sort()).toEqual([...left.values()].sort());
    }),
  );
});
