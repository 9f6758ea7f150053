/** The derived properties of edges and of sources, on random seeds, against their definition in words. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EdgeData, GraphData, NodeData } from '../../src/model/data.ts';
import { check } from '../support/random/fast-check.ts';
import { load } from '../unit/import/support.ts';

/** By register: its sort and its house, if any. By remark: its stance and the place of its register. */
interface Draw {
  readonly registers: readonly { readonly sort: string | null; readonly house: string | null }[];
  readonly remarks: readonly { readonly stance: string; readonly register: number }[];
  /** By edge, the places of its remarks. */
  readonly edges: readonly (readonly number[])[];
  readonly sourcesFirst: boolean;
}

const draws: fc.Arbitrary<Draw> = fc
  .record({
    registers: fc.array(
      fc.record({
        sort: fc.constantFrom('OFFICIAL', 'PRIVATE', 'HEARSAY', null),
        house: fc.constantFrom('here', 'there', null),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    remarks: fc.array(
      fc.record({ stance: fc.constantFrom('STATES', 'STATES', 'DOUBTS', 'DENIES'), register: fc.nat() }),
      { minLength: 1, maxLength: 8 },
    ),
    edges: fc.array(fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 9 }),
    sourcesFirst: fc.boolean(),
  })
  .map((draw) => ({
    ...draw,
    remarks: draw.remarks.map((remark) => ({ ...remark, register: remark.register % draw.registers.length })),
    edges: draw.edges.map((places) => [...new Set(places.map((place) => place % draw.remarks.length))]),
  }));

/** Writes a draw as a seed: the remarks name their registers before or after the edges that they support. */
function seedOf({ registers, remarks, edges, sourcesFirst }: Draw): Record<string, string> {
  const yaml = (type: string, records: readonly object[]) =>
    `${type}:\n${records.map((record) => `  - ${JSON.stringify(record)}\n`).join('')}`;
  const given = (record: object) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
  const nodes = [
    yaml(
      'Register',
      registers.map((register, i) => given({ id: `register:r${i}`, name: 'R', ...register })),
    ),
    yaml(
      'Remark',
      remarks.map(({ stance }, i) => ({ id: `remark:m${i}`, text: 'M', stance })),
    ),
    yaml('Author', [{ id: 'author:a', name: 'A' }]),
    yaml(
      'Book',
      edges.map((_, i) => ({ id: `book:b${i}`, name: 'B', pages: 1, format: 'AUDIO' })),
    ),
  ];
  const entered = remarks.map(({ register }, i) => ({ from: `remark:m${i}`, to: `register:r${register}` }));
  const wrote = edges.map((places, i) => ({
    from: 'author:a',
    to: `book:b${i}`,
    role: 'WRITER',
    remarks: places.map((place) => `remark:m${place}`),
  }));
  return {
    'release.yaml': 'version: "1"\ntitle: Random\npublished: 2026-01-31\n',
    'b.yaml': nodes.join('') + yaml('WROTE', wrote),
    [sourcesFirst ? 'a.yaml' : 'c.yaml']: yaml('ENTERED_IN', entered),
  };
}

/** Finds the registers whose remarks on an edge have a stance. */
function registersOf({ nodes, edges }: GraphData, { evidence }: EdgeData, stance: string): NodeData[] {
  const remarks = evidence.filter((id) => nodes.find((node) => node.id === id)?.properties.stance === stance);
  const ids = remarks.flatMap((id) =>
    edges.filter(({ relation, from }) => relation === 'ENTERED_IN' && from === id).map(({ to }) => to),
  );
  return nodes.filter(({ id }) => ids.includes(id));
}

const houseOf = ({ id, properties }: NodeData): string => (properties.house === null ? id : `of ${properties.house}`);
const isWeak = ({ properties }: NodeData): boolean => properties.sort === 'PRIVATE' || properties.sort === 'HEARSAY';

function expectedOf(data: GraphData, edge: EdgeData) {
  const stating = registersOf(data, edge, 'STATES');
  const saying = stating.length > 0 ? stating : registersOf(data, edge, 'DENIES');
  const houses = new Set(saying.map(houseOf));
  const stances = data.nodes.filter(({ id }) => edge.evidence.includes(id)).map(({ properties }) => properties.stance);
  return {
    witnesses: new Set(stating.map(houseOf)).size,
    disputed: new Set(stances).size > 1 || !stances.includes('STATES'),
    corroborated: houses.size > 1 || (houses.size === 1 && !saying.every(isWeak)),
  };
}

it('equal the definition, wherever the seed names the sources', { timeout: 120_000 }, () =>
  check(
    fc.asyncProperty(draws, async (draw) => {
      const data = await load(seedOf(draw), 'empty');
      const supported = data.edges.filter(({ relation }) => relation === 'WROTE');
      expect(supported).toHaveLength(draw.edges.length);
      for (const edge of supported) expect(edge.properties).toMatchObject(expectedOf(data, edge));
      for (const register of data.nodes.filter(({ kind }) => kind === 'Register')) {
        const alone = supported.filter((edge) => {
          const registers = registersOf(data, edge, 'STATES');
          return registers.length === 1 && registers[0]?.id === register.id;
        });
        expect(register.properties.soleEntries).toBe(alone.length);
      }
    }),
    150,
  ),
);
