import { GraphQLSchema } from 'graphql';
import { type PageSizes, usualPageSizes } from '../base/limits.ts';
import type { Graph } from '../model/graph.ts';
import type { AnyResearch } from '../research/define.ts';
import { graphResearch } from '../research/index.ts';
import { Types } from './builder.ts';
import { checkContract } from './contract.ts';
import { describeSchema } from './describe-schema.ts';
import { implementInterfaces, implementKind } from './entity.ts';
import { implementQuery } from './query.ts';
import { implementResearch } from './research.ts';

/**
 * Derives the GraphQL schema of a graph: a type for each kind, connections for both ends of each relation, filters and
 * orders by property, and the root fields, including research. Each field has its meaning for the planner.
 * @param pageSizes for the descriptions and default values of `first`.
 * @throws {Error} when declarations break a guarantee to clients: see `contract.ts`.
 */
export function buildSchema(
  graph: Graph,
  research: readonly AnyResearch[] = [],
  pageSizes: PageSizes = usualPageSizes,
): GraphQLSchema {
  const types = new Types(graph, pageSizes);
  implementInterfaces(types);
  for (const kind of graph.kinds.values()) implementKind(types, kind);
  implementQuery(types);
  implementResearch(types, [...graphResearch(graph), ...research]);
  const built = types.builder.toSchema({ sortSchema: false });
  const schema = new GraphQLSchema({ ...built.toConfig(), description: describeSchema(graph) });
  checkContract(schema);
  return schema;
}
