/** Draws arguments of lookups, for random operations. */
import type { Lookup } from '../../../src/model/graph.ts';
import type { Draft, Input } from './draft.ts';
import { leaf } from './draw-value.ts';

/** Draws the id of a node that a lookup can name, or, rarely, an unknown id. */
export function lookupId({ tape, graph, data }: Draft, { hop }: Lookup): Input {
  const kind = tape.pick(hop.targets) ?? '';
  // Most are nodes with such an edge, because the others have only null.
  const joined = data.edges.filter(({ relation }) => relation === hop.relation.name);
  const ends = joined.map(({ from, to }) => (hop.direction === 'out' ? to : from));
  const known = tape.chance(15) ? data.nodes.filter((node) => node.kind === kind).map(({ id }) => id) : ends;
  const unknown = `${graph.kind(kind).definition.idPrefix}:no-such.thing-1`;
  return leaf('ID', tape.chance(8) ? unknown : (tape.pick(known) ?? unknown));
}

/** Returns the lookup of an input type. The name of such a type begins with that of the lookup: "AuthorPartOrder". */
export const lookupOfInput = ({ graph }: Draft, input: string): Lookup | undefined =>
  [...graph.kinds.values()]
    .flatMap(({ lookups }) => [...lookups.values()])
    .find(({ definition }) => input === `${definition.type}Order` || input === `${definition.type}Where`);
