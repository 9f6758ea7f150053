import { needsEvidence } from '../model/define.ts';
import { listItems } from './cell.ts';
import type { EdgeContext, RelationImport } from './edges.ts';
import { fieldsOf, quickRow } from './quick-row.ts';
import type { CsvHeading } from './read/csv.ts';
import type { OnCells } from './read/csv-tokenizer.ts';
import type { SeedEdge } from './seed-edge.ts';
import type { SeedNodes } from './seed-nodes.ts';
import { writtenProperties } from './shape.ts';

/**
 * Returns the function that takes the rows of a relation's CSV file. It accepts a usual row without making a record of
 * it. A row with anything unusual gets the full check, which also reports its problems.
 */
export function edgeTable(relation: RelationImport, heading: CsvHeading, context: EdgeContext): OnCells {
  const { columns, file } = heading;
  const quick = quickEdge(relation, [...columns], context);
  return (cells, line) => {
    const edge = quick(cells);
    if (edge) relation.accept(edge, { file, line }, undefined);
    else relation.add({ ...heading, line, fields: fieldsOf(columns, cells, line) });
  };
}

function quickEdge(
  importing: RelationImport,
  names: readonly string[],
  { graph, nodes }: EdgeContext,
): (cells: readonly string[]) => SeedEdge | undefined {
  const { relation } = importing;
  const { field, kind } = graph.evidence;
  if (graph.derived.has(relation.name)) return () => undefined;
  const [fromColumn, toColumn, evidenceColumn] = [names.indexOf('from'), names.indexOf('to'), names.indexOf(field)];
  const takesEvidence = needsEvidence(relation);
  const readProperties = quickRow(writtenProperties(relation), names);
  const [from, to, claim] = [
    lastNumber(nodes, [relation.from]),
    lastNumber(nodes, importing.targets),
    lastNumber(nodes, [kind]),
  ];

  let lastEvidence: { readonly cell: string; readonly numbers: readonly number[] } = { cell: '', numbers: [] };
  const evidenceOf = (cell: string): readonly number[] | undefined => {
    if (cell === lastEvidence.cell) return lastEvidence.numbers;
    const numbers: number[] = [];
    for (const id of listItems(cell)) {
      const number = claim(id);
      if (number === undefined || numbers.includes(number)) return undefined;
      numbers.push(number);
    }
    lastEvidence = { cell, numbers };
    return numbers;
  };

  return (cells) => {
    const fromNumber = from(cells[fromColumn] ?? '');
    const toNumber = to(cells[toColumn] ?? '');
    if (fromNumber === undefined || toNumber === undefined) return undefined;
    if (fromNumber === toNumber && !importing.mayLoop()) return undefined;
    const evidenceCell = takesEvidence ? (cells[evidenceColumn] ?? '') : '';
    if (takesEvidence && evidenceCell === '') return undefined;
    const evidence = takesEvidence ? evidenceOf(evidenceCell) : [];
    const properties = evidence && readProperties(cells);
    if (!properties) return undefined;
    const edge = { from: fromNumber, to: toNumber, properties, evidence };
    return importing.repeatsEnds(edge) ? edge : undefined;
  };
}

/** Finds nodes of some kinds by id, and repeats the last lookup at no cost: files often sort rows by an end. */
function lastNumber(nodes: SeedNodes, kinds: readonly string[]): (id: string) => number | undefined {
  let lastId = '';
  let last: number | undefined;
  return (id) => {
    if (id === lastId) return last;
    const number = nodes.numberOf(id);
    lastId = id;
    last = number !== undefined && kinds.includes(nodes.kindOf(number)) ? number : undefined;
    return last;
  };
}
