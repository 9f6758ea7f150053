/** Prints the page on the coverage of a seed: how much it says about what, and how well that is supported. */
import { capital } from '../base/capital.ts';
import { markdownTable } from '../base/markdown.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { CoverageDefinition } from './define.ts';
import { type Facts, readFacts } from './facts.ts';
import { identifierTable } from './identifiers.ts';
import { readRows, supportTable, topicTable } from './nodes.ts';
import { sourceTables } from './sources.ts';
import { tally, tallyCells, tallyHead } from './tally.ts';

/** Prints the page. */
export function describeCoverage(columns: GraphColumns, definition: CoverageDefinition): string {
  const all = readFacts(columns, definition);
  const rows = readRows(columns, definition, all);
  const { plural } = columns.graph.kind(definition.kind).definition;
  const others = columns.kind(definition.kind).count - rows.length;
  const sections = [
    '# Coverage of the seed',
    'Printed from the seed by `npm run coverage`.',
    words(definition),
    `## ${capital(plural)} and their support`,
    `${others} other ${plural} have no facts, or only facts about each other.`,
    supportTable(columns, definition, rows, all),
    `## ${capital(plural)} by question`,
    'Each cell counts the facts, and in brackets those that are corroborated. An empty cell is a gap.',
    topicTable(columns, definition, rows),
    '## Relations',
    relationTable(columns, all),
    '## Sources',
    'The facts of a source include those that other sources assert, too.',
    sourceTables(columns, definition, all),
    '## Entities without an identifier',
    'An identifier is one of a public vocabulary or table. A kind whose entities all have none needs no list.',
    identifierTable(columns),
  ];
  return `${sections.map((section) => section.trimEnd()).join('\n\n')}\n`;
}

const words = ({ figures }: CoverageDefinition): string =>
  `- A fact is a relation with evidence. Figures (${figures.map(({ title }) => title).join(', ')}) count apart.
- Sources are independent: those of one family count as one. A source counts where it asserts the fact.
- "One source": only one independent source asserts the fact.
- "Uncorroborated": one weak source alone asserts or denies the fact, or every source leaves it open.
- "Disputed": the evidence disagrees, or none of it asserts the fact.`;

/** Prints the facts of each relation, and of all relations together. */
function relationTable(columns: GraphColumns, { facts }: Facts): string {
  const relations = [...columns.graph.relations.keys()];
  const rows = relations.flatMap((name) => {
    const found = facts.filter(({ relation }) => relation === name);
    return found.length === 0 ? [] : [[`\`${name}\``, ...tallyCells(tally(columns, found))]];
  });
  return markdownTable(['relation', ...tallyHead], [...rows, ['all', ...tallyCells(tally(columns, facts))]]);
}
