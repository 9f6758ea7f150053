/** Which foods answers consider for a life stage. */
import { codedError } from '../../../src/base/errors.ts';

/** What is read of a life stage to know which foods it eats. */
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
  description: 'What applies to the foods of the life stage. Null where nothing special does.',
} as const;
