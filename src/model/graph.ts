import { checkGraph, refuseSlips } from './check.ts';
import {
  type EndDefinition,
  type EvidenceDefinition,
  type GraphDefinition,
  type KindDefinition,
  type LookupDefinition,
  type OrderKey,
  type Properties,
  type RelationDefinition,
  targetKinds,
} from './define.ts';
import { sharedProperties } from './shared.ts';
import { shortcutSlips } from './shortcut.ts';

/** Following a relation: `out` from its `from` kind to its `to` kinds, `in` the other way. */
export type HopDirection = 'out' | 'in';

/** One relation seen from one of its ends: what a field of a kind traverses. */
export interface Hop {
  readonly relation: RelationDefinition;
  readonly direction: HopDirection;
  /** Kinds that have the field. Several where a relation ends in a union. */
  readonly sources: readonly string[];
  /** Kinds at the far end. */
  readonly targets: readonly string[];
  readonly end: EndDefinition;
  /** The default order, completed so that it is total. */
  readonly orderBy: readonly OrderKey[];
}

/** A lookup, and the hop whose edges it reads. */
export interface Lookup {
  readonly hop: Hop;
  readonly definition: LookupDefinition;
}

/** A kind with the shared properties merged in and the hops that start at it, by field name. */
export interface Kind {
  readonly definition: KindDefinition;
  readonly name: string;
  readonly properties: Properties;
  readonly hops: ReadonlyMap<string, Hop>;
  /** By field name. */
  readonly lookups: ReadonlyMap<string, Lookup>;
  readonly orderBy: readonly OrderKey[];
}

/** The declared graph, resolved: what the rest of the engine asks its questions of. */
export interface Graph {
  readonly definition: GraphDefinition;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly relations: ReadonlyMap<string, RelationDefinition>;
  readonly evidence: EvidenceDefinition;
  /** Names of the relations that the importer fills in, and that no seed may hold. */
  readonly derived: ReadonlySet<string>;
  /** The kind an id belongs to by its prefix, or undefined for a malformed id or an unknown prefix. */
  kindOfId(id: string): Kind | undefined;
  /** @throws {Error} when the graph has no such kind: a slip in the engine, not in user input. */
  kind(name: string): Kind;
  hop(relation: string, direction: HopDirection): Hop;
  /** The lookup that a relation declares at the end where a direction starts. */
  lookup(relation: string, direction: HopDirection): Lookup;
}

const idPattern = /^([a-z][a-z0-9-]*):([a-z0-9]+(?:[.-][a-z0-9]+)*)$/;

/** What an id looks like, for error messages. */
export const idShape = 'a kind, a colon and a slug of lower-case letters, digits, "-" and "."';

/**
 * Completes an ordering with the node id, in the direction of the key before it, so that it is total. Keys that
 * come again, or after the id, decide nothing and are left out.
 * @param nameOf tells whether two keys are the same.
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
  const [sources, targets] =
    direction === 'out' ? [[relation.from], targetKinds(relation)] : [targetKinds(relation), [relation.from]];
  return { relation, direction, sources, targets, end, orderBy: completeOrder(end.orderBy ?? byName) };
};

const lookupOf = (hop: Hop): Lookup[] => (hop.end.lookup ? [{ hop, definition: hop.end.lookup }] : []);

/**
 * Resolves a declaration into a graph.
 * @throws {Error} naming the slip, when the declaration contradicts itself (see `check.ts`).
 */
export function resolveGraph(definition: GraphDefinition): Graph {
  checkGraph(definition);
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
    kindOfId: (id) => prefixes.get(idPattern.exec(id)?.[1] ?? ''),
    kind: (name) => kinds.get(name) ?? fail(`the graph declares no kind ${name}`),
    hop: (relation, direction) =>
      hopIndex.get(`${relation} ${direction}`) ?? fail(`the graph declares no relation ${relation}`),
    lookup: (relation, direction) =>
      lookupOf(graph.hop(relation, direction))[0] ?? fail(`${relation} declares no lookup at this end`),
  };
  refuseSlips(definition, shortcutSlips(graph));
  return graph;
}

const fail = (message: string): never => {
  throw new Error(message);
};
