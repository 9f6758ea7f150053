import type { RelationDefinition } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { findCycles } from './cycles.ts';
import type { RelationImport } from './edges.ts';
import type { Report } from './raw.ts';
import type { SeedNodes } from './seed-nodes.ts';

/** The edges of a relation, and the place of each in the files. */
type Written = Pick<RelationImport, 'relation' | 'table' | 'positions'>;

/** Runs the checks that no single record allows: the number of edges at a node, and cycles. */
export function checkStructure(graph: Graph, nodes: SeedNodes, relations: Iterable<Written>, report: Report): void {
  for (const written of relations) {
    const { relation } = written;
    if (graph.derived.has(relation.name)) continue;
    if (relation.forward.cardinality === 'one') {
      const having = checkAtMostOne(written, 'from', nodes, report);
      checkPresent(relation, having, nodes, report);
    }
    if (relation.inverse.cardinality === 'one') checkAtMostOne(written, 'to', nodes, report);
    if (relation.acyclic) checkAcyclic(written, nodes, report);
  }
}

/** Reports each second edge at a node. Returns a function that says whether the node of a number has an edge. */
function checkAtMostOne(
  { relation, table, positions }: Written,
  end: 'from' | 'to',
  nodes: SeedNodes,
  report: Report,
): (node: number) => boolean {
  const field = end === 'from' ? relation.forward.field : relation.inverse.field;
  const offset = nodes.strangerCount;
  /** The place of the first edge of each node plus 1; 0 for none. */
  const first = new Int32Array(offset + nodes.count);
  for (let place = 0; place < table.length; place++) {
    const node = end === 'from' ? table.fromAt(place) : table.toAt(place);
    const earlier = first[offset + node];
    if (!earlier) {
      first[offset + node] = place + 1;
      continue;
    }
    const { file, line } = positions.at(earlier - 1);
    const found = `${nodes.idOf(node)} has one ${field} only, and ${relation.name} gives it one`;
    report(positions.at(place), `${found} at ${file}:${line} already. Keep one.`);
  }
  return (node) => first[offset + node] !== 0;
}

function checkPresent(
  { name, from, forward }: RelationDefinition,
  having: (node: number) => boolean,
  nodes: SeedNodes,
  report: Report,
): void {
  for (let node = 0; node < nodes.count; node++) {
    if (having(node) || nodes.kindOf(node) !== from) continue;
    report(nodes.positionOf(node), `${nodes.idOf(node)} has no ${forward.field}. Add one ${name} from it.`);
  }
}

/** How many nodes of a cycle a message names. */
const namedNodes = 20;

function checkAcyclic({ relation, table, positions }: Written, nodes: SeedNodes, report: Report): void {
  for (const cycle of findCycles(table, -nodes.strangerCount, nodes.count)) {
    const closing = cycle[cycle.length - 1];
    if (closing === undefined) continue;
    const named = cycle.slice(0, namedNodes).map((place) => nodes.idOf(table.fromAt(place)));
    if (cycle.length > namedNodes) named.push(`(${cycle.length - namedNodes} more)`);
    const path = [...named, nodes.idOf(table.toAt(closing))].join(' -> ');
    report(positions.at(closing), `${relation.name} leads back to where it began: ${path}. Remove one of these edges.`);
  }
}
