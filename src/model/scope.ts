import type { Properties, RecordsProperty } from './define.ts';
import type { Graph, Hop, Lookup } from './graph.ts';
import { sharedProperties } from './shared.ts';

/** The properties, hops and lookups that a condition may name at one place. */
export interface Scope {
  readonly on: 'edge' | 'node' | 'record';
  /** Kinds of the node, or of the node at the end of the edge; empty for a record. */
  readonly kinds: readonly string[];
  readonly properties: Properties;
  readonly hops: ReadonlyMap<string, Hop>;
  readonly lookups: ReadonlyMap<string, Lookup>;
}

/** Returns the scope on a node of one of some kinds. Of several kinds, it holds only what all kinds share. */
export function nodeScope(graph: Pick<Graph, 'kind'>, kinds: readonly string[]): Scope {
  const [first, ...others] = kinds;
  const only = first !== undefined && others.length === 0 ? graph.kind(first) : null;
  return {
    on: 'node',
    kinds,
    properties: only?.properties ?? sharedProperties,
    hops: only?.hops ?? new Map(),
    lookups: only?.lookups ?? new Map(),
  };
}

/** Returns the scope on one record of a property. */
export const recordScope = ({ fields }: RecordsProperty): Scope => ({
  on: 'record',
  kinds: [],
  properties: fields,
  hops: new Map(),
  lookups: new Map(),
});

/** Returns the scope on an edge of a hop. Conditions on the node at its end come under `node`. */
export const edgeScope = (hop: Hop): Scope => ({
  on: 'edge',
  kinds: hop.targets,
  properties: hop.relation.properties,
  hops: new Map(),
  lookups: new Map(),
});
