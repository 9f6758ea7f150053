import { describe, expect, it } from 'vitest';
import { NutrientLinks } from '../../../schema/research/common/nutrient-links.ts';

/** Returns an edge with claims, such as "claim:1 ASSERTED". */
const edge = (...claims: readonly string[]) => ({
  claims: claims.map((claim) => {
    const [id = '', status = ''] = claim.split(' ');
    return { id, status };
  }),
});

describe('links of items to nutrients', () => {
  it('come from relations that a source asserts, even if another denies them', () => {
    const links = new NutrientLinks();
    links.add('iron', 'a', edge('claim:1 ASSERTED'));
    links.add('iron', 'b', edge('claim:2 NEGATED', 'claim:3 ASSERTED'));
    links.add('iron', 'c', edge('claim:2 NEGATED'));
    links.add('iron', 'd', edge('claim:4 UNCERTAIN'));
    links.add('zinc', 'c', edge('claim:2 NEGATED'));
    expect(links.nutrients()).toEqual(['iron']);
    expect([...links.items('iron')]).toEqual(['a', 'b']);
    expect(links.claims('iron', 'b')).toEqual(['claim:2', 'claim:3']);
    expect(links.claims('iron', 'c')).toEqual([]);
  });

  it('through several relations need each of them asserted, and have the claims of all', () => {
    const links = new NutrientLinks();
    links.add('iron', 'a', edge('claim:1 ASSERTED'), edge('claim:2 ASSERTED'));
    links.add('iron', 'a', edge('claim:1 ASSERTED'), edge('claim:3 ASSERTED'));
    links.add('iron', 'b', edge('claim:1 ASSERTED'), edge('claim:4 NEGATED'));
    expect([...links.items('iron')]).toEqual(['a']);
    expect(links.claims('iron', 'a')).toEqual(['claim:1', 'claim:2', 'claim:3']);
  });

  it('are empty for a nutrient without links, in the given order', () => {
    const links = new NutrientLinks();
    links.add('iron', 'a', edge('claim:1 ASSERTED'));
    expect([...links.itemsOf(['zinc', 'iron'])]).toEqual([
      ['zinc', new Set()],
      ['iron', new Set(['a'])],
    ]);
  });
});
