import { describe, expect, it } from 'vitest';
import { graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { load, problemsWith, refusal, withSeed } from './support.ts';

const { graph } = await loadLibrary();

/** Two files that follow the library's own: the genre in the second one repeats the genre in the first one. */
const pair = (first: string, second: string, more = '') => ({
  'x.yaml': `Genre:\n  - { id: genre:one, ${first} }\n`,
  'y.yaml': `Genre:\n  - { id: genre:two, ${second} }\n${more}`,
});
const exact = (curie: string, match = 'EXACT') => `xrefs: [{ curie: "${curie}", label: L, match: ${match} }]`;
const differ = (from: string, to: string, because = 'because: One is longer.') =>
  `DIFFERENT_FROM:\n  - { from: ${from}, to: ${to}, ${because} }\n`;
const fix =
  'Expected each Genre once. Merge the two, or give one another name. ' +
  'If they differ, write DIFFERENT_FROM from one to the other.';
const shares = (what: string) => `y.yaml:2: Genre: genre:two shares with genre:one at x.yaml:2 the ${what}. ${fix}`;

describe('two nodes of a distinct kind', () => {
  it.each([
    ['a name', pair('name: Poems', 'name: Poems'), 'name "Poems"'],
    ['a name in other letters', pair('name: Élégie', 'name: ELEGIE'), 'name "ELEGIE" (there: name "Élégie")'],
    [
      'a name with other marks',
      pair('name: Children’s poems', 'name: "childrens-poems"'),
      'name "childrens-poems" (there: name "Children’s poems")',
    ],
    [
      'a name and a synonym',
      pair('name: A, synonyms: [verse]', 'name: Verse'),
      'name "Verse" (there: synonym "verse")',
    ],
    [
      'two synonyms',
      pair('name: A, synonyms: [x, verse]', 'name: B, synonyms: [Verse]'),
      'synonym "Verse" (there: synonym "verse")',
    ],
    ['a name in another number', pair('name: Poem', 'name: Poems'), 'name "Poems" (there: name "Poem")'],
    [
      'a name in British spelling',
      pair('name: Color theory', 'name: Colour theories'),
      'name "Colour theories" (there: name "Color theory")',
    ],
    [
      'a name in another order',
      pair('name: History of art', 'name: "Art, history"'),
      'name "Art, history" (there: name "History of art")',
    ],
    [
      'a name with a hyphen and a synonym without',
      pair('name: A, synonyms: [web-comics]', 'name: Webcomic'),
      'name "Webcomic" (there: synonym "web-comics")',
    ],
    ['an emoji', pair('name: "🖋"', 'name: "🖋"'), 'name "🖋"'],
    [
      'an exact xref',
      pair(`name: A, ${exact('A:1')}`, `name: B, ${exact('A:01')}`),
      'exact xref "A:01" (there: exact xref "A:1")',
    ],
    [
      'several of them',
      pair(`name: A, synonyms: [verse], ${exact('A:1')}`, `name: Verse, synonyms: [a], ${exact('A:1')}`),
      'synonym "a" (there: name "A"), the name "Verse" (there: synonym "verse"), the exact xref "A:1"',
    ],
  ])('may not share %s', async (_what, files, what) => {
    const problems = await problemsWith(files);
    expect(problems.toSorted()).toEqual([shares(what)]);
  });

  it.each([
    ['an xref that is not exact', pair(`name: A, ${exact('A:1')}`, `name: B, ${exact('A:1', 'CLOSE')}`)],
    ['a word', pair('name: Short poems', 'name: Poems')],
    ['a word with a letter of its own', pair('name: Plan A', 'name: Plan')],
    ['a description', pair('name: A, description: Poems', 'name: B, description: Poems')],
    ['a name with a node of another kind', { 'x.yaml': 'Genre:\n  - { id: genre:one, name: Lamp }\n' }],
    ['a name that the seed excuses', pair('name: A', 'name: A', differ('genre:two', 'genre:one'))],
    ['a name that the seed excuses, the other way', pair('name: A', 'name: A', differ('genre:one', 'genre:two'))],
    [
      'a name that a table of the seed excuses',
      { ...pair('name: A', 'name: A'), 'a/DIFFERENT_FROM.csv': 'because,to,from\nSo it is.,genre:one,genre:two\n' },
    ],
  ])('may share %s', async (_what, files) => {
    expect(await problemsWith(files)).toEqual([]);
  });

  it('may repeat a name within one node', async () => {
    expect(await problemsWith({ 'x.yaml': 'Genre:\n  - { id: genre:one, name: A, synonyms: [a, A] }\n' })).toEqual([]);
  });

  it('are named for each later node, with the first one that the seed does not excuse', async () => {
    const files = {
      'x.yaml': `Genre:\n${['one', 'two', 'three'].map((slug) => `  - { id: genre:${slug}, name: A }\n`).join('')}`,
      'y.yaml': differ('genre:one', 'genre:three'),
    };
    expect((await problemsWith(files)).map((problem) => problem.split(' the ')[0])).toEqual([
      'x.yaml:3: Genre: genre:two shares with genre:one at x.yaml:2',
      'x.yaml:4: Genre: genre:three shares with genre:two at x.yaml:3',
    ]);
  });

  it('may have any name in a kind that is not distinct', async () => {
    const { nodes } = await load({}, 'library');
    expect(nodes.filter(({ kind, properties }) => kind === 'Book' && properties.name === 'Tie')).toHaveLength(3);
  });
});

describe('a difference', () => {
  const kind = 'Expected an id of kind Genre.';
  it.each([
    [
      'of an unknown node',
      differ('genre:one', 'genre:none'),
      `DIFFERENT_FROM.to: no node has the id "genre:none". ${kind} Correct it.`,
    ],
    [
      'of another kind',
      differ('magazine:owl', 'genre:two'),
      `DIFFERENT_FROM.from: "magazine:owl" is of kind Magazine. ${kind}`,
    ],
    [
      'of a node from itself',
      differ('genre:two', 'genre:two'),
      'DIFFERENT_FROM: "genre:two" cannot differ from itself. Name two nodes.',
    ],
    [
      'of nodes that share nothing',
      differ('genre:one', 'genre:two'),
      'DIFFERENT_FROM: genre:one and genre:two share no name, synonym or exact xref. Remove the record.',
    ],
    [
      'without a reason',
      differ('genre:one', 'genre:two', ''),
      'DIFFERENT_FROM needs the property because. Add it: a string.',
    ],
    [
      'with another property',
      differ('genre:one', 'genre:two', 'why: so, because: So.'),
      'DIFFERENT_FROM has no property "why". Use one of: from, to, because.',
    ],
  ])('is refused: %s', async (_what, more, message) => {
    expect(await problemsWith(pair('name: A', 'name: B', more))).toContain(`y.yaml:4: ${message}`);
  });

  it('is refused the second time', async () => {
    const more = `${differ('genre:one', 'genre:two')}  - { from: genre:two, to: genre:one, because: Again. }\n`;
    expect(await problemsWith(pair('name: A', 'name: A', more))).toEqual([
      'y.yaml:5: DIFFERENT_FROM: the seed says so at y.yaml:4 already. Remove one of the two.',
    ]);
  });

  it('leaves no trace in the graph', async () => {
    const files = pair('name: A', 'name: A', differ('genre:one', 'genre:two'));
    const data = await withSeed(files, 'library', async (folder) => {
      expect(await refusal(folder)).toBe(undefined);
      return graphDataOf(await loadSeed(graph, folder));
    });
    expect(JSON.stringify(data)).not.toContain('One is longer.');
  });
});
