import type { Properties, RecordsProperty } from './define.ts';
import type { Graph, Hop, Lookup } from './graph.ts';
import { sharedProperties } from './shared.ts';

/** Where a condition looks: the properties, hops and lookups that it may name there. */
export interface Scope {
  readonly on: 'edge' | 'node' | 'record';
  /** Kinds of the node, or of the one the edge leads to; none of a record. */
  readonly kinds: readonly string[];
  readonly properties: Properties;
  readonly hops: ReadonlyMap<string, Hop>;
  readonly lookups: ReadonlyMap<string, Lookup>;
}

/** On a node of one of some kinds: of several, only what all kinds share can be named. */
export function nodeScope(graph: Pick<Graph, 'kind'>, kinds: readonly string[]): Scope {
  const only = kinds.length === 1 && kinds[0] !== undefined ? graph.kind(kinds[0]) : null;
  return {
    on: 'node',
    kinds,
    properties: only?.properties ?? sharedProperties,
    hops: only?.hops ?? new Map(),
    lookups: only?.lookups ?? new Map(),
  };
}

/** On one record of a property. */
export const recordScope = ({ fields }: RecordsProperty): Scope => ({
  on: 'record',
  kinds: [],
  properties: fields,
  hops: new Map(),
  lookups: new Map(),
});

/** On an edge of a hop. The node it leads to stands under `node`. */
export const edgeScope = (hop: Hop): Scope => ({
  on: 'edge',
  kinds: hop.targets,
  properties: hop.relation.properties,
  hops: new Map(),
  lookups: new Map(),
});
