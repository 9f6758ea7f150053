/** Counts facts for a row of a table. */
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { Fact } from './facts.ts';

/** The counts of one row. */
export interface Tally {
  readonly facts: number;
  /** Independent sources: those of one family count as one. */
  readonly sources: number;
  readonly single: number;
  readonly uncorroborated: number;
  readonly disputed: number;
}

/** Counts facts, and the independent sources that assert any of them. */
export function tally(columns: GraphColumns, facts: readonly Fact[]): Tally {
  const families = new Set<string>();
  for (const { sources } of facts) for (const source of sources) families.add(familyOf(columns, source));
  const count = (test: (fact: Fact) => boolean): number => facts.filter(test).length;
  return {
    facts: facts.length,
    sources: families.size,
    single: count(({ sourceCount }) => sourceCount === 1),
    uncorroborated: count(({ isCorroborated }) => !isCorroborated),
    disputed: count(({ isDisputed }) => isDisputed),
  };
}

/** Returns the family of a source; its own id where it is alone. */
function familyOf(columns: GraphColumns, source: number): string {
  const { family } = columns.graph.definition.provenance;
  const value = family === undefined ? null : columns.value(source, family);
  return typeof value === 'string' ? value : columns.idOf(source);
}

export const tallyHead = ['facts', 'sources', 'one source', 'uncorroborated', 'disputed'] as const;

export const tallyCells = ({ facts, sources, single, uncorroborated, disputed }: Tally): readonly string[] =>
  [facts, sources, single, uncorroborated, disputed].map(String);
