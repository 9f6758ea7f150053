/** What research that walks from entity to entity has in common. */
import { needsEvidence, type RelationDefinition } from '../../model/define.ts';
import type { Graph } from '../../model/graph.ts';
import type { Edge } from '../../plan/result.ts';
import { unknownIds } from '../arguments.ts';
import type { ResearchContext } from '../context.ts';
import type { ResultDefinition, ResultField, ValueOf } from '../define.ts';
import { facts } from '../facts.ts';

export const relationsArgument = {
  type: 'relations',
  description: 'Walk these relations only. Default: all that carry evidence.',
} as const;

/** Returns the relations to walk, in declared order: those asked for, or all that carry evidence. */
export const evidencedRelations = (graph: Graph, asked: readonly string[] | null): readonly string[] =>
  relationsWhere(graph, asked, needsEvidence);

/** Returns those asked for, or all that carry evidence and say what is so: advice joins what has nothing in common. */
export const factualRelations = (graph: Graph, asked: readonly string[] | null): readonly string[] =>
  relationsWhere(graph, asked, (relation) => needsEvidence(relation) && !relation.advice);

const relationsWhere = (
  graph: Graph,
  asked: readonly string[] | null,
  walked: (relation: RelationDefinition) => boolean,
): readonly string[] =>
  [...graph.relations.values()]
    .filter((relation) => asked?.includes(relation.name) ?? walked(relation))
    .map(({ name }) => name);

/** The kind of an id that is known to be one. */
export const kindOf = (graph: Graph, id: string): string => graph.kindOfId(id)?.name ?? '';

/** One edge as an answer shows it: its relation, its ends, and what supports it under the graph's name for that. */
export const edgeFields = ({ evidence }: Graph): Readonly<Record<string, ResultField>> => ({
  relation: { type: 'relation', description: 'The relation.' },
  from: { type: 'entity', kind: null, description: 'Where the relation starts.' },
  to: { type: 'entity', kind: null, description: 'Where the relation ends.' },
  [evidence.field]: { type: 'entity', kind: evidence.kind, list: true, description: evidence.description },
});

/** The value of {@link edgeFields}, of which the type checker cannot know the name of the evidence. */
export const edgeValue = ({ evidence: { field } }: Graph, { relation, from, to, evidence }: Edge) =>
  ({ relation, from, to, [field]: evidence }) as unknown as ValueOf<ResultDefinition>;

const existing = facts<{ readonly nodes: readonly ({ readonly id: string } | null)[] }>(
  'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
);

/** @throws {GraphQLError} BAD_ID for an id that no entity has, naming the argument. */
export async function checkExist(context: ResearchContext, ids: Readonly<Record<string, string>>): Promise<void> {
  const { nodes } = await context.ask(existing, { ids: Object.values(ids) });
  for (const [i, [argument, id]] of Object.entries(ids).entries()) {
    if (!nodes[i]) throw unknownIds(argument, [id]);
  }
}
