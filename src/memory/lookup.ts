import type { LookupRef } from '../plan/conditions.ts';
import { compileAdmission } from './evidence.ts';
import type { EdgeFinder, MemoryGraph } from './graph.ts';

/** Finds the edge between a node and the node of a lookup, where the limit by evidence admits it. */
export function admittedEdges(
  memory: MemoryGraph,
  { hop, of, admitted }: Pick<LookupRef, 'hop' | 'of' | 'admitted'>,
  values: readonly unknown[],
): EdgeFinder {
  const id = String(values[of]);
  const edgeTo = memory.edgesTo(hop, id);
  const test = compileAdmission(memory, memory.columns.relation(hop.relation.name), admitted, values);
  const far = memory.numberOf(id);
  if (!test || far === undefined) return edgeTo;
  return (near) => {
    const edge = edgeTo(near);
    return edge >= 0 && test(edge, far) ? edge : -1;
  };
}
