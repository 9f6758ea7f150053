/** Reads the nutrients with their reference intakes for a life stage. */
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import type { intakeType } from '../../model/life-stage.ts';
import { claimIds, isAsserted } from '../common/fact-edges.ts';
import { facts } from '../common/facts.ts';
import { refuseWithoutFoods, stageFoods } from '../intakes/stage-foods.ts';
import type { BoundedNutrient } from './intake.ts';

/** A reference intake per day. */
export interface Reference {
  readonly amount: number;
  readonly intakeType: keyof typeof intakeType.values;
  readonly claims: readonly string[];
}

/** A nutrient that an answer may show. */
export interface ComparedNutrient extends BoundedNutrient {
  readonly name: string;
  readonly intakeGoal: string;
  /** A part that the reference intake counts and the amounts in foods leave out. */
  readonly leavesOut: string | null;
  readonly reference: Reference | null;
}

/** The nutrients, and the life stage whose reference intakes they have. */
export interface References {
  /** In the order of `Food.nutrients`. */
  readonly nutrients: readonly ComparedNutrient[];
  readonly lifeStageNote: string | null;
}

const referenceFacts = facts(`query ($stage: ID!) {
  lifeStage(id: $stage) {
    ${stageFoods}
    referenceIntakes { edges { intakeType amount claims { id status } node { id } } }
  }
  nutrients(orderBy: [{ deficiencyDescribed: DESC }, { intakeGoal: ASC }, { name: ASC }]) {
    nodes { id name unit class intakeGoal foodAmountsLeaveOut }
  }
}`);

/**
 * Reads all nutrients, with the reference intakes that a source asserts.
 * @throws {GraphQLError} BAD_ID for an unknown life stage; BAD_USER_INPUT for one that eats no foods.
 */
export async function readReferences(context: ResearchContext, stage: string): Promise<References> {
  const { lifeStage, nutrients } = await context.ask(referenceFacts, { stage });
  if (!lifeStage) throw unknownIds('dietAnalysis(lifeStage:)', [stage]);
  refuseWithoutFoods('dietAnalysis(lifeStage:)', lifeStage);
  const intakes = lifeStage.referenceIntakes.edges.filter((edge) => isAsserted(edge) && edge.amount > 0);
  const references = new Map(
    intakes.map((edge): [string, Reference] => {
      const { intakeType, amount, node } = edge;
      return [node.id, { amount, intakeType, claims: claimIds(edge) }];
    }),
  );
  return {
    nutrients: nutrients.nodes.map(({ foodAmountsLeaveOut, ...nutrient }) => ({
      ...nutrient,
      leavesOut: foodAmountsLeaveOut,
      reference: references.get(nutrient.id) ?? null,
    })),
    lifeStageNote: lifeStage.foodNote,
  };
}
