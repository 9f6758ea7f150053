import { defineEnum } from '../../../src/model/define.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineResult, type ValueOf } from '../../../src/research/define.ts';
import { nutrientUnit, upperLimitScope } from '../../model/enums.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import { type HelpingOfFood, type IntakeLevels, type Level, readIntakeLevels } from '../intakes/intake-levels.ts';
import { fromParts, inParts } from '../intakes/portions.ts';

export const limitKind = defineEnum({
  name: 'IntakeLimitKind',
  description: 'Which level a caution compares an amount with.',
  values: {
    UPPER_LIMIT: 'Tolerable Upper Intake Level: the highest daily intake that is unlikely to harm.',
    RISK_REDUCTION_LEVEL: 'Chronic Disease Risk Reduction Intake: eating less lowers the risk of disease.',
  },
});

/** The fields that name a level for a day, and the intake that counts toward it. */
export const levelFields = {
  nutrient,
  limitKind: { type: 'enum', enum: limitKind, description: 'The sort of level.' },
  covers: { type: 'enum', enum: upperLimitScope, description: 'The intake that counts toward the level.' },
  countedAs: {
    type: 'entity',
    kind: 'Nutrient',
    description: 'The nutrient whose amounts count: the nutrient itself, or a component of it, such as retinol.',
  },
} as const;

/** The field of the foods whose amount leaves a comparison with a level open. */
export const uncertainFoodsField = {
  type: 'entity',
  kind: 'Food',
  list: true,
  description: 'Foods for which the amount that counts is unknown.',
} as const;

/** The fields of the level itself. */
export const levelAmountFields = {
  limit: { type: 'float', description: 'The level for a day, in `unit`.' },
  unit: { type: 'enum', enum: nutrientUnit, description: 'The unit of both.' },
} as const;

/** The fields of the source of a level. */
export const levelSourceFields = {
  note: { type: 'string', nullable: true, description: 'A note of the source on the reference values.' },
  claims: { ...claims, description: 'The claims behind the level.' },
} as const;

const caution = defineResult({
  name: 'IntakeLimitCaution',
  evidenced: false,
  description:
    'An amount that exceeds a level for a day of the life stage. Only the part of the amount that counts toward the ' +
    'level is compared with it.',
  fields: {
    ...levelFields,
    certain: {
      type: 'boolean',
      description:
        'Whether the amount that counts certainly exceeds the level. False if no food table gives the added part of ' +
        'the nutrient; `amount` is then the most that could count.',
    },
    uncertainFoods: uncertainFoodsField,
    amount: { type: 'float', description: 'The amount that counts, in `unit`, rounded to a millionth.' },
    ...levelAmountFields,
    ...levelSourceFields,
  },
});
type Caution = ValueOf<typeof caution>;
type Cautions = readonly Caution[];

/** The field `cautions`. */
export const cautionsField = {
  type: 'object',
  object: caution,
  list: true,
  description: 'Levels that these foods alone exceed, of any nutrient, by nutrient id.',
} as const;

/**
 * Finds the levels that each set of foods exceeds. It compares all nutrients that have a level: a food that is rich in
 * a wanted nutrient may have too much of another.
 * @param path of the field in the answer. It reads nothing if the operation does not select the field.
 * @param known the levels, if the caller has read them already.
 * @returns the cautions of each set.
 */
export async function readCautions(
  context: ResearchContext,
  path: string,
  stage: string,
  sets: readonly (readonly HelpingOfFood[])[],
  known?: IntakeLevels,
): Promise<readonly Cautions[]> {
  if (!context.wants(path)) return sets.map(() => []);
  const foods = sets.flat().map(({ id }) => id);
  const levels = known ?? (await readIntakeLevels(context, stage, foods));
  return sets.map((set) => levels.all.flatMap((level) => cautionOf(levels, level, set)));
}

function cautionOf(levels: IntakeLevels, level: Level, set: readonly HelpingOfFood[]): Cautions {
  const { nutrient, scope, component, ...shown } = level;
  let least = 0;
  let most = 0;
  const uncertainFoods: string[] = [];
  for (const helping of set) {
    const counted = levels.counted(level, helping);
    least += counted.least;
    most += counted.most;
    if (counted.least < counted.most) uncertainFoods.push(helping.id);
  }
  const certain = least > inParts(level.limit);
  if (!certain && most <= inParts(level.limit)) return [];
  const amount = fromParts(certain ? least : most);
  return [{ ...shown, nutrient, covers: scope, countedAs: component ?? nutrient, certain, uncertainFoods, amount }];
}
