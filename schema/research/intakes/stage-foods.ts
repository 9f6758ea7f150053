/** Refuses life stages that eat no foods, and shows notes on the foods of the others. */
import { codedError } from '../../../src/base/errors.ts';

/** The facts about the foods of a life stage. */
export interface StageFoods {
  readonly id: string;
  readonly foodsEaten: 'NONE' | 'COMPLEMENTARY' | 'ALL';
  readonly foodNote: string | null;
}

/** The fields of a life stage that `StageFoods` reads. */
export const stageFoods = 'id foodsEaten foodNote';

/** Refuses a life stage that eats no foods. @throws {GraphQLError} BAD_USER_INPUT */
export function refuseWithoutFoods(argument: string, { id, foodsEaten, foodNote }: StageFoods): void {
  if (foodsEaten !== 'NONE') return;
  throw codedError(
    'BAD_USER_INPUT',
    `${argument} is ${id}. ${foodNote ?? ''} Give another life stage, or look at the \`referenceIntakes\` of this one.`,
    { ids: [id] },
  );
}

/** The field that says what applies to the foods of a life stage. */
export const lifeStageNoteField = {
  type: 'string',
  nullable: true,
  description: 'A note on the foods of the life stage, such as on complementary foods. Null if there is none.',
} as const;
