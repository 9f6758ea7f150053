import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/research/job.ts';
import { partition } from '../../../src/research/statistics/partition.ts';

const divide = (holdings: Readonly<Record<string, readonly string[]>>) =>
  complete(partition(new Map(Object.entries(holdings).map(([holder, items]) => [holder, new Set(items)]))));

describe('partition', () => {
  it('divides items into those that all have, some share and only one has', () => {
    expect(divide({ violin: ['a', 'b', 'c'], viola: ['b', 'a', 'd'], cello: ['a', 'd', 'e'] })).toEqual({
      shared: [{ item: 'a', holders: ['violin', 'viola', 'cello'] }],
      sharedBySome: [
        { item: 'b', holders: ['violin', 'viola'] },
        { item: 'd', holders: ['viola', 'cello'] },
      ],
      apart: [
        { item: 'c', holders: ['violin'] },
        { item: 'e', holders: ['cello'] },
      ],
    });
  });

  it('sorts by the number of holders, then by earlier holders, then by name', () => {
    const { sharedBySome } = divide({
      p: ['z', 'y', 'm'],
      q: ['z', 'm', 'k', 'b'],
      r: ['k', 'm', 'b', 'y'],
      s: [],
    });
    expect(sharedBySome.map(({ item, holders }) => `${item} ${holders.join('')}`)).toEqual([
      'm pqr',
      'z pq',
      'y pr',
      'b qr',
      'k qr',
    ]);
  });

  it('has no items that only some share, for two holders', () => {
    const { shared, sharedBySome, apart } = divide({ p: ['a', 'b'], q: ['b', 'c'] });
    expect([shared.length, sharedBySome.length, apart.length]).toEqual([1, 0, 2]);
  });

  it('shares nothing for one holder, or none', () => {
    expect(divide({ p: ['b', 'a'] })).toEqual({
      shared: [],
      sharedBySome: [],
      apart: [
        { item: 'a', holders: ['p'] },
        { item: 'b', holders: ['p'] },
      ],
    });
    expect(divide({})).toEqual({ shared: [], sharedBySome: [], apart: [] });
  });
});
