/** The facts of each node of one kind: how well they are supported, and which questions they answer. */
import { markdownTable } from '../base/markdown.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { CoverageDefinition } from './define.ts';
import type { Fact, Facts } from './facts.ts';
import { hasIdentifier, nameOf } from './identifiers.ts';
import { tally, tallyCells, tallyHead } from './tally.ts';

interface Row {
  readonly node: number;
  readonly facts: readonly Fact[];
}

/**
 * Returns the nodes of the compared kind with the facts that begin or end there, by name. It leaves out nodes that have
 * only facts about each other, such as that one is a part of another.
 */
export function readRows(columns: GraphColumns, { kind }: CoverageDefinition, { facts }: Facts): readonly Row[] {
  const { start, count } = columns.kind(kind);
  const isCompared = (node: number): boolean => node >= start && node < start + count;
  const byNode = new Map<number, Fact[]>();
  for (const fact of facts) {
    for (const node of new Set([fact.from, fact.to])) {
      if (!isCompared(node)) continue;
      const known = byNode.get(node);
      if (known) known.push(fact);
      else byNode.set(node, [fact]);
    }
  }
  const rows = [...byNode].flatMap(([node, of]) =>
    of.some(({ from, to }) => !isCompared(from) || !isCompared(to)) ? [{ node, facts: of }] : [],
  );
  const names = new Map(rows.map(({ node }) => [node, nameOf(columns, node)]));
  const nameAt = (node: number): string => names.get(node) ?? '';
  // Not by language: the page is the same on every machine. Equal names follow their ids, which nodes are sorted by.
  return rows.sort((a, b) => {
    const [one, other] = [nameAt(a.node), nameAt(b.node)];
    if (one === other) return a.node - b.node;
    return one < other ? -1 : 1;
  });
}

/** Prints how well the facts of each node are supported, and how many figures it has. */
export function supportTable(columns: GraphColumns, { kind }: CoverageDefinition, rows: readonly Row[], all: Facts) {
  const titles = [...all.figures.keys()];
  return markdownTable(
    [columns.graph.kind(kind).definition.plural, ...tallyHead, 'far ends without identifier', ...titles],
    rows.map(({ node, facts }) => {
      const ends = new Set(facts.map(({ from, to }) => (from === node ? to : from)));
      const bare = [...ends].filter((end) => !hasIdentifier(columns, end)).length;
      const figures = titles.map((title) => all.figures.get(title)?.get(node) ?? 0);
      return [nameOf(columns, node), ...tallyCells(tally(columns, facts)), String(bare), ...figures.map(String)];
    }),
  );
}

/** Prints how many facts of each node answer each kind of question; in brackets, how many are corroborated. */
export function topicTable(columns: GraphColumns, { kind, topics }: CoverageDefinition, rows: readonly Row[]): string {
  return markdownTable(
    [columns.graph.kind(kind).definition.plural, ...topics.map(({ title }) => title)],
    rows.map(({ node, facts }) => [
      nameOf(columns, node),
      ...topics.map(({ relations }) => {
        const found = facts.filter(({ relation }) => relations.includes(relation));
        const firm = found.filter(({ isCorroborated }) => isCorroborated).length;
        return found.length === 0 ? '' : `${found.length} (${firm})`;
      }),
    ]),
  );
}
