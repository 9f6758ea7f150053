import { defineEnum } from '../../src/model/define.ts';
import { defineResult, type ValueOf } from '../../src/research/define.ts';
import { facts } from '../../src/research/facts.ts';
import type { Study } from '../../src/research/study.ts';
import { nutrientUnit, upperLimitScope } from '../model/enums.ts';
import { claims, nutrient } from './entity-fields.ts';
import { fromParts, type Helping, inParts, partsIn } from './portions.ts';
import { claimIds, type FactEdge, type FactEdges, isAsserted } from './standing.ts';
import { countToward, type FoodComposition, type IntakeLimit, type LimitScope } from './upper-limits.ts';

const limitKind = defineEnum({
  name: 'IntakeLimitKind',
  description: 'Which level a caution compares an amount with.',
  values: {
    UPPER_LIMIT: 'Tolerable Upper Intake Level: the highest intake a day that is unlikely to harm.',
    RISK_REDUCTION_LEVEL: 'Chronic Disease Risk Reduction Intake: eating less lowers the risk of disease.',
  },
});

const caution = defineResult({
  name: 'UpperLimitCaution',
  evidenced: false,
  description:
    'An amount that passes a level which a day of the life stage should not pass. Only what counts toward the level ' +
    'is compared with it.',
  fields: {
    nutrient,
    limitKind: { type: 'enum', enum: limitKind, description: 'Which level it is.' },
    covers: { type: 'enum', enum: upperLimitScope, description: 'Which intake counts toward the level.' },
    countedAs: {
      type: 'entity',
      kind: 'Nutrient',
      description: 'The nutrient whose amounts were counted: the nutrient itself, or its component such as retinol.',
    },
    certain: {
      type: 'boolean',
      description:
        'Whether the amount that counts is known to pass the level. False: a food table does not tell how much of ' +
        'the nutrient was added, and `amount` is the most that could count.',
    },
    uncertainFoods: {
      type: 'entity',
      kind: 'Food',
      list: true,
      description: 'Foods for which the amount that counts is not known.',
    },
    amount: { type: 'float', description: 'The amount that counts, in `unit`, to a millionth of it.' },
    upperLimit: { type: 'float', description: 'The level a day, in `unit`.' },
    unit: { type: 'enum', enum: nutrientUnit, description: 'Unit of both.' },
    note: { type: 'string', nullable: true, description: 'What the source adds about the reference values.' },
    claims: { ...claims, description: 'The claims behind the level.' },
  },
});
type Caution = ValueOf<typeof caution>;
type Cautions = readonly Caution[];

/** The field `cautions`. */
export const cautionsField = {
  type: 'object',
  object: caution,
  list: true,
  description: 'Levels that this passes by itself, of nutrients wanted or not, by nutrient id.',
} as const;

interface LimitEdge
  extends FactEdge<{
    readonly id: string;
    readonly unit: Caution['unit'];
    readonly components: FactEdges<FactEdge & { readonly countsTowardLimit: LimitScope }>;
  }> {
  readonly upperLimit: number | null;
  readonly upperLimitCovers: LimitScope | null;
  readonly riskReductionLevel: number | null;
  readonly note: string | null;
}
const limitFacts = facts<{
  readonly lifeStage: { readonly referenceIntakes: FactEdges<LimitEdge> };
  readonly nodes: readonly {
    readonly id: string;
    readonly fortified: boolean;
    readonly nutrients: FactEdges<FactEdge & { readonly amountPer100g: number }>;
  }[];
}>(`query ($lifeStage: ID!, $foods: [ID!]!) {
  lifeStage(id: $lifeStage) {
    referenceIntakes(
      where: { or: [{ upperLimit: { isNull: false } }, { riskReductionLevel: { isNull: false } }] }
      orderBy: { node: { id: ASC } }
    ) {
      edges {
        upperLimit upperLimitCovers riskReductionLevel note claims { id status }
        node {
          id unit
          components(where: { countsTowardLimit: { isNull: false } }) {
            edges { countsTowardLimit claims { id status } node { id } }
          }
        }
      }
    }
  }
  nodes(ids: $foods) {
    ... on Food {
      id fortified
      nutrients(where: { amountPer100g: { isNull: false } }) {
        edges { amountPer100g claims { id status } node { id } }
      }
    }
  }
}`);

/** How much of a food. */
interface HelpingOfFood {
  readonly id: string;
  readonly helping: Pick<Helping, 'factors' | 'divisors'>;
}

/** A level with what an answer says of it. */
interface Level extends IntakeLimit, Pick<Caution, 'limitKind' | 'upperLimit' | 'unit' | 'note' | 'claims'> {}

/**
 * Finds which levels sets of foods pass, each set by itself. It looks at all nutrients that have a level: a food that
 * is rich in a wanted nutrient may hold too much of another.
 * @param path of the field in the answer: nothing is read unless it is selected.
 * @returns the cautions of each set.
 */
export async function readCautions(
  study: Study,
  path: string,
  stage: string,
  sets: readonly (readonly HelpingOfFood[])[],
): Promise<readonly Cautions[]> {
  if (!study.wants(path)) return sets.map(() => []);
  const foods = [...new Set(sets.flat().map(({ id }) => id))];
  const { lifeStage, nodes } = await study.ask(limitFacts, { lifeStage: stage, foods });
  const levels = lifeStage.referenceIntakes.edges.filter(isAsserted).flatMap(levelsOf);
  const compositions = new Map(
    nodes.map(({ id, fortified, nutrients: { edges } }) => [
      id,
      { fortified, amounts: new Map(edges.filter(isAsserted).map((edge) => [edge.node.id, edge.amountPer100g])) },
    ]),
  );
  return sets.map((set) => levels.flatMap((level) => cautionOf(level, set, compositions)));
}

function levelsOf({ upperLimit, upperLimitCovers, riskReductionLevel, note, node, ...edge }: LimitEdge): Level[] {
  const common = { nutrient: node.id, unit: node.unit, note, claims: claimIds(edge) };
  const scope = upperLimitCovers ?? 'TOTAL';
  const counts = node.components.edges.filter(isAsserted).find(({ countsTowardLimit }) => countsTowardLimit === scope);
  const component = counts?.node.id ?? null;
  return [
    ...(upperLimit === null ? [] : [{ ...common, limitKind: 'UPPER_LIMIT' as const, upperLimit, scope, component }]),
    ...(riskReductionLevel === null
      ? []
      : [
          {
            ...common,
            limitKind: 'RISK_REDUCTION_LEVEL' as const,
            upperLimit: riskReductionLevel,
            scope: 'TOTAL' as const,
            component: null,
          },
        ]),
  ];
}

function cautionOf(
  level: Level,
  set: readonly HelpingOfFood[],
  compositions: ReadonlyMap<string, FoodComposition>,
): readonly Caution[] {
  const { nutrient, scope, component, ...told } = level;
  let least = 0;
  let most = 0;
  const uncertainFoods: string[] = [];
  for (const { id, helping } of set) {
    const food = compositions.get(id);
    if (!food) continue;
    const counted = countToward(level, food);
    least += partsIn(helping, counted.least);
    most += partsIn(helping, counted.most);
    if (counted.least < counted.most) uncertainFoods.push(id);
  }
  const certain = least > inParts(level.upperLimit);
  if (!certain && most <= inParts(level.upperLimit)) return [];
  const amount = fromParts(certain ? least : most);
  return [{ ...told, nutrient, covers: scope, countedAs: component ?? nutrient, certain, uncertainFoods, amount }];
}
