/** Tests the cursors of research fields with pages: a cursor fits only the arguments that decide its list. */
import { describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../../schema/research/index.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { AnyResearch, ArgumentDefinition } from '../../../src/research/define.ts';
import { graphResearch } from '../../../src/research/index.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { loadNutrition } from '../../support/nutrition/nutrition.ts';

const constant = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

/** Returns different values of an argument, as GraphQL literals. */
function valuesOf(graph: Graph, ids: readonly string[], argument: ArgumentDefinition): readonly string[] {
  switch (argument.type) {
    case 'id':
      return ids.map((id) => JSON.stringify(id));
    case 'int':
    case 'float':
      return Array.from({ length: Math.min(3, argument.max - argument.min + 1) }, (_, i) => String(argument.min + i));
    case 'kinds':
      return [...graph.kinds.keys()].map((kind, i, kinds) => `[${constant(kind)}, ${constant(kinds[i - 1] ?? kind)}]`);
    case 'relations':
      return [...graph.relations.keys()].map((relation, i, all) => `[${relation}, ${all[i - 1] ?? relation}]`);
    default:
      throw new Error(`this test has no values of type ${argument.type}: add some`);
  }
}

describe.each([
  { name: 'the library', open: loadLibrary, of: ['author:homer', 'book:iliad'], own: [] as readonly AnyResearch[] },
  { name: 'the seed', open: loadNutrition, of: ['nutrient:iron', 'symptom:fatigue'], own: nutritionResearch },
])('of $name', async ({ open, of, own }) => {
  const { graph, data } = await open();
  const engine = new TestEngine(graph, data, {}, undefined, own);
  const paged = [...graphResearch(graph), ...own].filter(({ arguments: { after } }) => after !== undefined);

  it('the fields with pages include neighbourhood', () =>
    expect(paged.map(({ field }) => field)).toContain('neighbourhood'));

  describe.each(paged)('a cursor of $field', ({ field, arguments: declared }) => {
    const first = { of: JSON.stringify(of[0]), depth: '2', limit: '1' };
    const printed = (args: Readonly<Record<string, string>>) =>
      Object.entries(args).map(([name, value]) => `${name}: ${value}`);
    const ask = (args: Readonly<Record<string, string>>) =>
      engine.run(`{ ${field}(${printed(args)}) { endCursor nodes { distance } } }`);
    const cursorOf = async (args: Readonly<Record<string, string>>): Promise<string> => {
      const { data } = await ask(args);
      return JSON.stringify(data[field].endCursor);
    };

    it.each(Object.keys(declared).filter((name) => name !== 'limit' && name !== 'after'))(
      'is invalid with another %s',
      async (name) => {
        const definition = declared[name];
        if (!definition) throw new Error(`there is no argument ${name}`);
        for (const value of valuesOf(graph, of, definition)) {
          const given = { ...first, [name]: value };
          const after = await cursorOf(given);
          // A neighbourhood of one node has one page.
          if (after === 'null') continue;
          expect((await ask({ ...given, after })).errors).toEqual([]);
          for (const other of valuesOf(graph, of, definition).filter((other) => other !== value)) {
            const { errors } = await ask({ ...given, [name]: other, after });
            expect(
              errors.map(({ extensions }) => extensions.code),
              `${value}, then ${other}`,
            ).toEqual(['BAD_CURSOR']);
          }
        }
      },
    );

    it('is valid with another limit, and with defaults written out in any order', async () => {
      const after = await cursorOf(first);
      const kinds = [...graph.kinds.keys()].filter(
        (kind) => kind !== graph.evidence.kind && kind !== graph.definition.provenance.kind,
      );
      expect((await ask({ ...first, limit: '3', after })).errors).toEqual([]);
      const spelt = `[${kinds.toReversed().map(constant)}]`;
      expect((await ask({ ...first, kinds: spelt, after })).errors).toEqual([]);
    });
  });
});
