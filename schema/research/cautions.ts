import { defineResult, type ValueOf } from '../../src/research/define.ts';
import { facts } from '../../src/research/facts.ts';
import type { Study } from '../../src/research/study.ts';
import { massUnit } from '../model/enums.ts';
import { claims, nutrient } from './entity-fields.ts';
import { inParts, parts } from './intakes.ts';
import { claimIds, type FactEdge, type FactEdges, isAsserted } from './standing.ts';

const caution = defineResult({
  name: 'UpperLimitCaution',
  description: 'An amount that passes the upper limit of the life stage.',
  fields: {
    nutrient,
    amount: { type: 'float', description: 'The amount, in `unit`, to a millionth of it.' },
    upperLimit: { type: 'float', description: 'Tolerable Upper Intake Level a day, in `unit`.' },
    unit: { type: 'enum', enum: massUnit, description: 'Unit of both.' },
    note: {
      type: 'string',
      nullable: true,
      description: 'What the limit covers. Some cover supplements alone, and not what food holds.',
    },
    claims: { ...claims, description: 'The claims behind the limit.' },
  },
});
type Cautions = readonly ValueOf<typeof caution>[];

/** The field `cautions`. */
export const cautionsField = {
  type: 'object',
  object: caution,
  list: true,
  description: 'Upper limits that this passes by itself, of nutrients wanted or not, by id; read the note of each.',
} as const;

interface LimitEdge extends FactEdge<{ readonly id: string; readonly unit: keyof typeof massUnit.values }> {
  readonly upperLimit: number;
  readonly note: string | null;
}
const limitFacts = facts<{
  readonly lifeStage: { readonly referenceIntakes: FactEdges<LimitEdge> };
  readonly nodes: readonly {
    readonly id: string;
    readonly nutrients: FactEdges<FactEdge & { readonly amountPer100g: number }>;
  }[];
}>(`query ($lifeStage: ID!, $foods: [ID!]!) {
  lifeStage(id: $lifeStage) {
    referenceIntakes(where: { upperLimit: { isNull: false } }, orderBy: { node: { id: ASC } }) {
      edges { upperLimit note claims { id status } node { id unit } }
    }
  }
  nodes(ids: $foods) {
    ... on Food {
      id nutrients(where: { amountPer100g: { isNull: false } }) { edges { amountPer100g claims { id status } node { id } } }
    }
  }
}`);

/** How much of a food. */
interface Helping {
  readonly id: string;
  readonly grams: number;
}

/**
 * Which upper limits some sets of foods pass, each by itself. All nutrients that have a limit are looked at: a food that
 * is rich in what is wanted may hold too much of something else.
 * @param path of the field in the answer: nothing is read unless it is selected.
 * @returns the cautions of each set.
 */
export async function readCautions(
  study: Study,
  path: string,
  stage: string,
  sets: readonly (readonly Helping[])[],
): Promise<readonly Cautions[]> {
  if (!study.wants(path)) return sets.map(() => []);
  const foods = [...new Set(sets.flat().map(({ id }) => id))];
  const { lifeStage, nodes } = await study.ask(limitFacts, { lifeStage: stage, foods });
  const limits = lifeStage.referenceIntakes.edges.filter(isAsserted);
  const amounts = new Map(
    nodes.map(({ id, nutrients: { edges } }) => [
      id,
      new Map(edges.filter(isAsserted).map((edge) => [edge.node.id, edge.amountPer100g])),
    ]),
  );
  const amountOf = (set: readonly Helping[], nutrient: string): number =>
    set.reduce((sum, { id, grams }) => sum + inParts(((amounts.get(id)?.get(nutrient) ?? 0) * grams) / 100), 0) / parts;
  return sets.map((set) =>
    limits.flatMap(({ upperLimit, note, node: { id, unit }, ...edge }) => {
      const amount = amountOf(set, id);
      return amount > upperLimit ? [{ nutrient: id, amount, upperLimit, unit, note, claims: claimIds(edge) }] : [];
    }),
  );
}
