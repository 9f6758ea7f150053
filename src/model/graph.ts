import type {
  EndDefinition,
  EvidenceDefinition,
  GraphDefinition,
  KindDefinition,
  LookupDefinition,
  OrderKey,
  Properties,
  RelationDefinition,
} from './define.ts';

/** Following a relation: `out` from its `from` kind to its `to` kinds, `in` the other way. */
export type HopDirection = 'out' | 'in';

/** One relation seen from one of its ends: the step that a field of a kind takes. */
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

/** The declared graph, resolved: kinds with all their fields, and lookups by name. */
export interface Graph {
  readonly definition: GraphDefinition;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly relations: ReadonlyMap<string, RelationDefinition>;
  readonly evidence: EvidenceDefinition;
  /** Names of the relations that the importer fills in. A seed may not hold their edges. */
  readonly derived: ReadonlySet<string>;
  /** The kind an id belongs to by its prefix, or undefined for a malformed id or an unknown prefix. */
  kindOfId(id: string): Kind | undefined;
  /** @throws {Error} when the graph has no such kind: a bug of the engine, not an error in user input. */
  kind(name: string): Kind;
  hop(relation: string, direction: HopDirection): Hop;
  /** The lookup that a relation declares at the end where a direction starts. */
  lookup(relation: string, direction: HopDirection): Lookup;
}
