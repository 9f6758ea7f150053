/** Shared parts of the research fields that walk from entity to entity. */
import { must } from '../../base/must.ts';
import { needsEvidence, type RelationDefinition } from '../../model/define.ts';
import type { Graph } from '../../model/graph.ts';
import type { Edge, EdgeTable } from '../../plan/result.ts';
import { unknownIds } from '../arguments.ts';
import type { ResearchContext } from '../context.ts';
import type { ResultDefinition, ResultField, ValueOf } from '../define.ts';
import { facts } from '../facts.ts';

export const relationsArgument = {
  type: 'relations',
  description: 'Follow only these relations. Default: all relations that have evidence.',
} as const;

/** Returns the relations to follow, in declared order: the chosen ones, or all that have evidence. */
export const evidencedRelations = (graph: Graph, chosen: readonly string[] | null): readonly string[] =>
  relationsWhere(graph, chosen, needsEvidence);

/** Returns the chosen relations, or all that have evidence and are not advice: advice joins unrelated entities. */
export const factualRelations = (graph: Graph, chosen: readonly string[] | null): readonly string[] =>
  relationsWhere(graph, chosen, (relation) => needsEvidence(relation) && !relation.advice);

const relationsWhere = (
  graph: Graph,
  chosen: readonly string[] | null,
  byDefault: (relation: RelationDefinition) => boolean,
): readonly string[] =>
  [...graph.relations.values()]
    .filter((relation) => chosen?.includes(relation.name) ?? byDefault(relation))
    .map(({ name }) => name);

/** Returns the name of the kind of an entity's id. */
export const kindOf = (graph: Graph, id: string): string => must(graph.kindOfId(id), `the kind of ${id}`).name;

/** Returns the result fields of an edge: its relation, its ends, and its evidence under the graph's name for it. */
export const edgeFields = ({ evidence }: Graph): Readonly<Record<string, ResultField>> => ({
  relation: { type: 'relation', description: 'The relation.' },
  from: { type: 'entity', kind: null, description: 'The entity where the relation starts.' },
  to: { type: 'entity', kind: null, description: 'The entity where the relation ends.' },
  [evidence.field]: { type: 'entity', kind: evidence.kind, list: true, description: evidence.description },
});

/** Returns the values of {@link edgeFields}. The type checker cannot know the name of the evidence field. */
export const edgeValue = ({ evidence: { field } }: Graph, { relation, from, to, evidence }: Edge) =>
  ({ relation, from, to, [field]: evidence }) as unknown as ValueOf<ResultDefinition>;

/** Reads the edges between two sets of nodes, in both directions, each once. Both sets may have a node. */
export async function readEdgesBetween(
  context: ResearchContext,
  relations: readonly string[],
  some: readonly string[],
  others: readonly string[],
): Promise<readonly Edge[]> {
  const there = edgesOf(await context.edgeTable({ relations, from: some, to: others }));
  const back = edgesOf(await context.edgeTable({ relations, from: others, to: some }));
  const [ofSome, ofOthers] = [new Set(some), new Set(others)];
  // An edge between two nodes that are in both sets is there already.
  return [...there, ...back.filter(({ from, to }) => !(ofSome.has(from) && ofOthers.has(to)))];
}

const edgesOf = ({ relation, from, to, evidence }: EdgeTable): readonly Edge[] =>
  relation.map((name, i) => ({
    relation: name,
    from: must(from[i], 'the start of an edge'),
    to: must(to[i], 'the end of an edge'),
    evidence: must(evidence[i], 'the evidence of an edge'),
  }));

const existing = facts<{ readonly nodes: readonly ({ readonly id: string } | null)[] }>(
  'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
);

/** Returns the ids that name no entity. */
export async function unknownAmong(context: ResearchContext, ids: readonly string[]): Promise<readonly string[]> {
  const { nodes } = await context.ask(existing, { ids });
  return ids.filter((_, i) => !nodes[i]);
}

/** Checks that ids, by argument, name entities. @throws {GraphQLError} BAD_ID, which names the argument. */
export async function checkExist(context: ResearchContext, ids: Readonly<Record<string, string>>): Promise<void> {
  const unknown = await unknownAmong(context, Object.values(ids));
  for (const [argument, id] of Object.entries(ids)) {
    if (unknown.includes(id)) throw unknownIds(argument, [id]);
  }
}
