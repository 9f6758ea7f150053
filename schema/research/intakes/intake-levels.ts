/** Reads the levels that a day's intake should not exceed, and how much of each food counts toward them. */

import type { ResearchContext } from '../../../src/research/context.ts';
import type { nutrientUnit } from '../../model/enums.ts';
import { contains } from '../../model/food-contents.ts';
import { readAssertedEdges } from '../common/asserted-edges.ts';
import { claimIds, type FactEdge, type FactEdges, isAsserted } from '../common/fact-edges.ts';
import { facts } from '../common/facts.ts';
import { type Helping, partsIn } from './portions.ts';
import {
  type CountedAmount,
  countToward,
  type FoodComposition,
  type IntakeLimit,
  type LimitScope,
} from './upper-limits.ts';

interface LimitEdge
  extends FactEdge<{
    readonly id: string;
    readonly unit: keyof typeof nutrientUnit.values;
    readonly components: FactEdges<FactEdge & { readonly countsTowardLimit: LimitScope | null }>;
  }> {
  readonly upperLimit: number | null;
  readonly upperLimitCovers: LimitScope | null;
  readonly riskReductionLevel: number | null;
  readonly note: string | null;
}

const levelFacts = facts(`
query ($lifeStage: ID!) {
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
}`);

const fortifiedFacts = facts('{ foods(where: { fortified: { eq: true } }) { nodes { id } } }');

/** A quantity of a food. */
export interface HelpingOfFood {
  readonly id: string;
  readonly helping: Pick<Helping, 'factors' | 'divisors'>;
}

/** A level, with the fields that an answer shows. */
export interface Level extends IntakeLimit {
  readonly limitKind: 'UPPER_LIMIT' | 'RISK_REDUCTION_LEVEL';
  /** The level for a day, in `unit`. */
  readonly limit: number;
  readonly unit: keyof typeof nutrientUnit.values;
  readonly note: string | null;
  readonly claims: readonly string[];
}

/** The levels of a life stage, and the amounts in foods that count toward them. */
export class IntakeLevels {
  readonly all: readonly Level[];
  private readonly compositions: ReadonlyMap<string, FoodComposition>;

  constructor(all: readonly Level[], compositions: ReadonlyMap<string, FoodComposition>) {
    this.all = all;
    this.compositions = compositions;
  }

  /** Returns how much of a helping counts toward a level, in millionths of its unit. An unknown amount counts as 0. */
  counted(level: Level, { id, helping }: HelpingOfFood): CountedAmount {
    const { least, most } = this.countedIn100g(level, id, 0);
    return { least: partsIn(helping, least), most: partsIn(helping, most) };
  }

  /**
   * Returns how much of 100 g of a food counts toward a level, in its unit.
   * @param unknown the most that 100 g may contain if no table gives an amount.
   */
  countedIn100g(level: Level, food: string, unknown: number): CountedAmount {
    return countToward(level, this.compositions.get(food) ?? nothing, unknown);
  }
}

/** A food without any of the amounts that count. */
const nothing: FoodComposition = { fortified: false, amounts: new Map() };

/** Reads all levels of a life stage, and the amounts of their nutrients in the foods. */
export async function readIntakeLevels(
  context: ResearchContext,
  stage: string,
  foods: readonly string[],
): Promise<IntakeLevels> {
  const { lifeStage } = await context.ask(levelFacts, { lifeStage: stage });
  const all = (lifeStage?.referenceIntakes.edges ?? []).filter(isAsserted).flatMap(levelsOf);
  const counted = all.flatMap(({ nutrient, component }) => (component === null ? [nutrient] : [nutrient, component]));
  const { foods: fortified } = await context.ask(fortifiedFacts);
  const isFortified = new Set(fortified.nodes.map(({ id }) => id));
  const ends = { from: foods, to: counted };
  const compositions = new Map(
    foods.map((id) => [id, { fortified: isFortified.has(id), amounts: new Map<string, number>() }]),
  );
  for (const { from: id, to, value } of await readAssertedEdges(context, contains.name, 'amountPer100g', ends)) {
    if (value !== null) compositions.get(id)?.amounts.set(to, value);
  }
  return new IntakeLevels(all, compositions);
}

/** Returns the levels of one nutrient. */
function levelsOf({ upperLimit, upperLimitCovers, riskReductionLevel, note, node, ...edge }: LimitEdge): Level[] {
  const common = { nutrient: node.id, unit: node.unit, note, claims: claimIds(edge) };
  const scope = upperLimitCovers ?? 'TOTAL';
  const counts = node.components.edges.filter(isAsserted).find(({ countsTowardLimit }) => countsTowardLimit === scope);
  const component = counts?.node.id ?? null;
  const upper: Level[] =
    upperLimit === null ? [] : [{ ...common, limitKind: 'UPPER_LIMIT', limit: upperLimit, scope, component }];
  const reduction: Level[] =
    riskReductionLevel === null
      ? []
      : [
          {
            ...common,
            limitKind: 'RISK_REDUCTION_LEVEL',
            limit: riskReductionLevel,
            scope: 'TOTAL',
            component: null,
          },
        ];
  return [...upper, ...reduction];
}
