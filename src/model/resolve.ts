import { nonEmpty } from '../base/must.ts';
import { checkGraph, refuseProblems } from './check.ts';
import { type GraphDefinition, type OrderKey, type RelationDefinition, targetKinds } from './define.ts';
import type { Graph, Hop, HopDirection, Kind, KindNames, Lookup } from './graph.ts';
import { idPrefixOf } from './id.ts';
import { sharedProperties } from './shared.ts';
import { shortcutProblems } from './shortcut.ts';
import { withSupport } from './support.ts';

/**
 * Completes an ordering with the node id, in the direction of the key before it, so that it is total. Leaves out keys
 * that decide nothing: those that come again, and those after the id.
 * @param nameOf returns the same name for keys that are the same.
 */
export function completeOrder<Key extends Pick<OrderKey, 'property' | 'direction'> & { readonly on: string }>(
  keys: readonly Key[],
  nameOf = ({ on, property }: Key): string => `${on}.${property}`,
): readonly (Key | OrderKey)[] {
  const seen = new Set<string>();
  const kept: Key[] = [];
  for (const key of keys) {
    const name = nameOf(key);
    if (seen.has(name)) continue;
    seen.add(name);
    kept.push(key);
    if (name === 'node.id') return kept;
  }
  return [...kept, { on: 'node', property: 'id', direction: kept.at(-1)?.direction ?? 'ASC' }];
}

const byName: readonly OrderKey[] = [{ on: 'node', property: 'name', direction: 'ASC' }];

const makeHop = (relation: RelationDefinition, direction: HopDirection): Hop => {
  const end = direction === 'out' ? relation.forward : relation.inverse;
  const from: KindNames = [relation.from];
  const to: KindNames = nonEmpty(targetKinds(relation), 'a kind in which the relation ends');
  const [sources, targets] = direction === 'out' ? [from, to] : [to, from];
  return { relation, direction, sources, targets, end, orderBy: completeOrder(end.orderBy ?? byName) };
};

const lookupOf = (hop: Hop): Lookup[] => (hop.end.lookup ? [{ hop, definition: hop.end.lookup }] : []);

/**
 * Resolves a declaration into a graph, whose edges have the properties that the importer derives.
 * @throws {Error} listing the problems, when the declaration contradicts itself (see `check.ts`).
 */
export function resolveGraph(declared: GraphDefinition): Graph {
  checkGraph(declared);
  const definition = withSupport(declared);
  const hops = definition.relations.flatMap((r) => [makeHop(r, 'out'), makeHop(r, 'in')]);
  const kinds = new Map<string, Kind>();
  for (const kind of definition.kinds) {
    const mine = hops.filter((hop) => hop.sources.includes(kind.name));
    kinds.set(kind.name, {
      definition: kind,
      name: kind.name,
      properties: { ...sharedProperties, ...kind.properties },
      hops: new Map(mine.map((hop) => [hop.end.field, hop])),
      lookups: new Map(mine.flatMap(lookupOf).map((lookup) => [lookup.definition.field, lookup])),
      orderBy: completeOrder(kind.orderBy ?? byName),
    });
  }
  const prefixes = new Map([...kinds.values()].map((kind) => [kind.definition.idPrefix, kind]));
  const hopIndex = new Map(hops.map((hop) => [`${hop.relation.name} ${hop.direction}`, hop]));
  const { evidence } = definition;
  const graph: Graph = {
    definition,
    kinds,
    relations: new Map(definition.relations.map((r) => [r.name, r])),
    evidence,
    derived: new Set([evidence.about, ...(evidence.dispute ? [evidence.dispute.relation] : [])]),
    kindOfId: (id) => {
      const prefix = idPrefixOf(id);
      return prefix === undefined ? undefined : prefixes.get(prefix);
    },
    kind: (name) => kinds.get(name) ?? fail(`the graph declares no kind ${name}`),
    hop: (relation, direction) =>
      hopIndex.get(`${relation} ${direction}`) ?? fail(`the graph declares no relation ${relation}`),
    lookup: (relation, direction) =>
      lookupOf(graph.hop(relation, direction))[0] ?? fail(`${relation} declares no lookup at this end`),
  };
  refuseProblems(definition, shortcutProblems(graph));
  return graph;
}

const fail = (message: string): never => {
  throw new Error(message);
};
