import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { graphDataOf } from '../../../src/columns/graph-data.ts';
import { findHidden } from '../../../src/import/hidden.ts';
import { loadSeed } from '../../../src/import/load.ts';
import { SeedError } from '../../../src/import/seed-error.ts';
import type { Properties } from '../../../src/model/define.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { libraryGraph } from '../../support/library/model.ts';
import { withSeed } from './support.ts';

/** One character, or more, of each class that a reader cannot see or takes for an ordinary blank. */
const classes: Readonly<Record<string, readonly number[]>> = {
  'zero width': [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff],
  'invisible operators': [0x2061, 0x2064],
  'soft hyphen': [0xad],
  'direction marks': [0x200e, 0x200f, 0x061c, 0x202a, 0x202e, 0x2066, 0x2069],
  controls: [0x00, 0x07, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x9f],
  'line ends': [0x2028, 0x2029],
  'blanks other than a space': [0xa0, 0x1680, 0x2003, 0x2007, 0x2009, 0x202f, 0x205f, 0x3000],
  fillers: [0x034f, 0x115f, 0x1160, 0x17b4, 0x180e, 0x2800, 0x3164, 0xffa0],
  'variation selectors': [0xfe00, 0xfe0f, 0xe0100],
  'tags and interlinear marks': [0xe0001, 0xe0041, 0xfff9, 0xfffb],
  'remains of lost bytes': [0xfffd, 0xfffe, 0xffff, 0xfdd0],
  'private use': [0xe000, 0xf8ff, 0xf0000],
};
const characters = Object.entries(classes).flatMap(([name, points]) =>
  points.map((point) => [name, `U+${point.toString(16).toUpperCase().padStart(4, '0')}`, point] as const),
);

describe('findHidden', () => {
  it.each(characters)('finds %s: %s', (_name, codePoint, point) => {
    expect(findHidden(`Test${String.fromCodePoint(point)}food`)).toMatchObject({ codePoint, place: 5 });
  });

  it('finds half of a surrogate pair', () => {
    expect(findHidden('a\ud835')).toMatchObject({ codePoint: 'U+D835', place: 2 });
    expect(findHidden('\ude00a')).toMatchObject({ codePoint: 'U+DE00', place: 1 });
  });

  it.each(['Crème brûlée', 'Ἰλιάς', 'İıß–µ', '红楼梦', '📚 🐈‍⬛ 👩🏽‍🍳 ❤️ 1️⃣', 'می', '𝔄'])('passes %s', (text) => {
    expect(findHidden(text)).toBeUndefined();
  });

  it('counts places in characters, emoji before them included', () => {
    expect(findHidden('🐈‍⬛ \u200b')).toMatchObject({ codePoint: 'U+200B', place: 5 });
  });
});

/** Every property of every kind and relation that holds strings, with a way to write a value into it. */
function stringsOf(graph: Graph): (readonly [typeName: string, path: string, value: (text: string) => string])[] {
  const found = (typeName: string, properties: Properties) =>
    Object.entries(properties).flatMap(([name, property]) => {
      const quoted = (text: string) => JSON.stringify(text);
      if (property.type === 'string') return [[typeName, name, (text: string) => `${name}: ${quoted(text)}`] as const];
      if (property.type === 'list') return [[typeName, name, (text: string) => `${name}: [${quoted(text)}]`] as const];
      if (property.type !== 'records') return [];
      return Object.entries(property.fields).flatMap(([field, { type }]) =>
        type === 'string'
          ? [[typeName, `${name}.${field}`, (text: string) => `${name}: [{ ${field}: ${quoted(text)} }]`] as const]
          : [],
      );
    });
  const text = { type: 'string', description: '' } as const;
  const ends = { from: text, to: text };
  const evidence: Properties = { [graph.evidence.field]: { type: 'list', of: 'string', description: '' } };
  return [
    ...[...graph.kinds.values()].flatMap(({ name, definition, properties }) => {
      const { name: own, ...others } = properties;
      return found(name, definition.nameFrom || !own ? others : properties);
    }),
    ...[...graph.relations.values()].flatMap(({ name, properties, evidence: needed }) =>
      graph.derived.has(name) ? [] : found(name, { ...ends, ...properties, ...(needed === false ? {} : evidence) }),
    ),
  ];
}

describe.each([libraryGraph, nutritionGraph].map((definition) => [definition.name, resolveGraph(definition)] as const))(
  'every string of %s',
  (_name, graph) => {
    it.each(stringsOf(graph))('%s.%s refuses every hidden character, with its place', async (typeName, path, write) => {
      const [name = '', field] = path.split('.');
      const yaml = characters.map(([, , point]) => `  - { ${write(`a${String.fromCodePoint(point)}b`)} }\n`).join('');
      const problems = await withSeed({ 'all.yaml': `${typeName}:\n${yaml}` }, 'empty', (folder) =>
        loadSeed(graph, folder).then(
          () => [],
          (error: unknown) => (error instanceof SeedError ? error.problems : Promise.reject(error)),
        ),
      );
      const owner =
        field === undefined ? `${typeName}.${name}: ` : new RegExp(`^${typeName}\\.${name}: \\w+\\.${field}: `);
      const lines = problems
        .filter(({ message }) => (typeof owner === 'string' ? message.startsWith(owner) : owner.test(message)))
        .map(({ line }) => line);
      expect([...new Set(lines)]).toEqual(characters.map((_, i) => i + 2));
    });
  },
);

it('composes strings, and takes those that look equal for one', async () => {
  const yaml = 'Author:\n  - { id: author:a, name: "e\\u0301" }\n';
  const data = await withSeed(
    { 'a.yaml': yaml, 'release.yaml': 'version: "1"\ntitle: A\npublished: 2026-01-31' },
    'empty',
    async (folder) => graphDataOf(await loadSeed(resolveGraph(libraryGraph), folder)),
  );
  expect(data.nodes[0]?.properties.name).toBe('\u00e9');
});
