/** The sources of a graph: their families, their terms, and how much rests on them. */
import { markdownTable } from '../base/markdown.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import { sourceKinds } from '../model/provenance.ts';
import type { CoverageDefinition } from './define.ts';
import type { Facts } from './facts.ts';
import { nameOf } from './identifiers.ts';

/** Prints a table for each kind of source; one table where the sources have no kind. */
export function sourceTables(columns: GraphColumns, definition: CoverageDefinition, facts: Facts): string {
  const { kind, kindProperty } = columns.graph.definition.provenance;
  const { start, count } = columns.kind(kind);
  const sources = Array.from({ length: count }, (_, i) => start + i);
  const table = sourceTable(columns, definition, facts);
  const kinds = sourceKinds(columns.graph);
  if (!kinds || kindProperty === undefined) return table(sources);
  const weak = columns.graph.definition.provenance.weakKinds ?? [];
  const groups = [...Object.entries(kinds.values), ['', 'Without a kind.'] as const];
  const sections = groups.flatMap(([value, meaning]) => {
    const group = sources.filter((source) => (columns.value(source, kindProperty) ?? '') === value);
    if (group.length === 0) return [];
    const note = weak.includes(value) ? ' Weak: another source has to agree.' : '';
    return [`### ${value || 'OTHERS'}\n\n${meaning}${note}\n\n${table(group)}`];
  });
  return sections.join('\n');
}

/** Returns a function that prints the table of some sources, those with the most facts first. */
function sourceTable(columns: GraphColumns, { terms }: CoverageDefinition, { facts }: Facts) {
  const { kind, soleSupport, family } = columns.graph.definition.provenance;
  const counts = new Map<number, number>();
  for (const fact of facts) for (const source of fact.sources) counts.set(source, (counts.get(source) ?? 0) + 1);
  const countOf = (source: number): number => counts.get(source) ?? 0;
  return (sources: readonly number[]): string => {
    const sorted = [...sources].sort((a, b) => countOf(b) - countOf(a) || a - b);
    const rows = sorted.map((source) => [
      nameOf(columns, source),
      ...(family === undefined ? [] : [String(columns.value(source, family) ?? '')]),
      String(countOf(source)),
      ...(soleSupport === undefined ? [] : [String(columns.value(source, soleSupport))]),
      String(columns.value(source, terms) ?? ''),
    ]);
    const alone = soleSupport === undefined ? [] : ['relations that it alone supports'];
    const families = family === undefined ? [] : ['family'];
    return markdownTable([columns.graph.kind(kind).definition.plural, ...families, 'facts', ...alone, terms], rows);
  };
}
