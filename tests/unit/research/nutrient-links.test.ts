import { describe, expect, it } from 'vitest';
import { NutrientLinks } from '../../../schema/research/shared/nutrient-links.ts';

/** An edge with a claim of each status: "claim:1 ASSERTED". */
const edge = (...claims: readonly string[]) => ({
  claims: claims.map((claim) => {
    const [id = '', status = ''] = claim.split(' ');
    return { id, status };
  }),
});

describe('links of items to nutrients', () => {
  it('are made by relations that a source asserts, whatever others say', () => {
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

  it('by way of several relations need each of them asserted, and carry the claims of all', () => {
    const links = new NutrientLinks();
    links.add('iron', 'a', edge('claim:1 ASSERTED'), edge('claim:2 ASSERTED'));
    links.add('iron', 'a', edge('claim:1 ASSERTED'), edge('claim:3 ASSERTED'));
    links.add('iron', 'b', edge('claim:1 ASSERTED'), edge('claim:4 NEGATED'));
    expect([...links.items('iron')]).toEqual(['a']);
    expect(links.claims('iron', 'a')).toEqual(['claim:1', 'claim:2', 'claim:3']);
  });

  it('names nutrients without any, in the order asked for', () => {
    const links = new NutrientLinks();
    links.add('iron', 'a', edge('claim:1 ASSERTED'));
    expect([...links.itemsOf(['zinc', 'iron'])]).toEqual([
      ['zinc', new Set()],
      ['iron', new Set(['a'])],
    ]);
  });
});
