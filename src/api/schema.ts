import type { GraphQLSchema } from 'graphql';
import type { Graph } from '../model/graph.ts';
import { Types } from './builder.ts';
import { implementInterfaces, implementKind } from './entity.ts';
import { implementQuery } from './query.ts';

/**
 * Derives the GraphQL schema of a graph: a type for each kind, a connection for each relation both ways, filters and
 * orderings by property, and the root fields. Its fields carry their meaning for the planner.
 */
export function buildSchema(graph: Graph): GraphQLSchema {
  const types = new Types(graph);
  implementInterfaces(types);
  for (const kind of graph.kinds.values()) implementKind(types, kind);
  implementQuery(types);
  return types.builder.toSchema({ sortSchema: false });
}
