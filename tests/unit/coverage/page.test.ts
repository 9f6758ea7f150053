import { beforeAll, describe, expect, it } from 'vitest';
import type { CoverageDefinition } from '../../../src/coverage/define.ts';
import { readFacts } from '../../../src/coverage/facts.ts';
import { describeCoverage } from '../../../src/coverage/page.ts';
import { loadSeed } from '../../../src/import/load.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { librarySeed } from '../../support/library/index.ts';
import { libraryGraph } from '../../support/library/model.ts';

const definition: CoverageDefinition = {
  kind: 'Book',
  topics: [
    { title: 'authors', relations: ['WROTE'] },
    { title: 'genres', relations: ['IN_GENRE'] },
  ],
  figures: [{ relation: 'HOLDS', property: 'fine', title: 'fines' }],
  terms: 'keeper',
};
let columns: Awaited<ReturnType<typeof loadSeed>>;
let page: string;
beforeAll(async () => {
  columns = await loadSeed(resolveGraph(libraryGraph), librarySeed);
  page = describeCoverage(columns, definition);
});

/** Returns the cells of the row of a table in a section that begins with a text. */
function row(section: string, first: string): readonly string[] {
  const [, text = ''] = page.split(`\n## ${section}\n`);
  const [table = ''] = text.split('\n## ');
  const line = table.split('\n').find((each) => each.startsWith(`| ${first} |`)) ?? '';
  return line
    .split('|')
    .map((cell) => cell.trim())
    .slice(2, -1);
}

describe('the page on coverage', () => {
  it('counts facts by their support, and figures apart', () => {
    // Of the eight, a private letter alone asserts three, and two have only doubts. Two branches state a fine.
    expect(row('Books and their support', 'The Iliad')).toEqual(['8', '2', '6', '6', '3', '7', '2']);
    // A fine of 0 is a figure, too. The two facts are an editor and a genre.
    expect(row('Books and their support', 'feather')).toEqual(['3', '1', '3', '0', '0', '3', '1']);
  });

  it('counts the facts of each question, and the corroborated ones in brackets', () => {
    expect(row('Books by question', 'The Iliad')).toEqual(['4 (0)', '2 (1)']);
    expect(row('Books by question', 'Balloon')).toEqual(['', '1 (1)']);
  });

  it('counts the facts of each relation and of all of them', () => {
    const { facts } = readFacts(columns, definition);
    const wrote = facts.filter(({ relation }) => relation === 'WROTE');
    expect(row('Relations', '`WROTE`')[0]).toBe(String(wrote.length));
    expect(wrote).toHaveLength(25);
    expect(row('Relations', 'all')[0]).toBe(String(facts.length));
    const edges = [...columns.graph.relations.values()].flatMap(({ name, evidence }) =>
      evidence === false ? [] : [...columns.edges(name)],
    );
    const fines = edges.filter(({ relation, properties }) => relation === 'HOLDS' && properties.fine !== null);
    expect(facts.length + fines.length).toBe(edges.length);
  });

  it('counts sources of one family once, and only those that assert a fact', () => {
    const [, , asserted] = row('Sources', 'Blank book');
    expect(asserted).toBe('0');
    expect(row('Sources', 'Ledger of the house')).toEqual(['library', '58', '78', 'The librarian']);
    expect(row('Sources', 'Letters')).toEqual(['', '15', '15', 'Zoë']);
  });

  it('says which kinds of source are weak', () => {
    const weak = [...page.matchAll(/^### (\w+)\n\n.*Weak: /gm)].map(([, kind]) => kind);
    expect(weak).toEqual(['PRIVATE', 'HEARSAY']);
  });

  it('names the entities without an identifier, and leaves out the kinds in the background', () => {
    for (const { name, definition: kind } of columns.graph.kinds.values()) {
      const { count } = columns.kind(name);
      const bare = row('Entities without an identifier', kind.plural);
      if (kind.isBackground) expect(bare).toEqual([]);
      else expect(bare[0]).toBe(String(count));
    }
  });

  it('lists the nodes of one kind by name, and nodes of one name by id', () => {
    const names =
      page
        .split('\n## Books by question\n')[1]
        ?.split('\n## ')[0]
        ?.match(/(?<=^\| ).*?(?= \|)/gm) ?? [];
    const [, , ...books] = names;
    expect(books).toEqual([...books].sort());
    expect(books.filter((name) => name === 'Tie')).toHaveLength(3);
  });
});
