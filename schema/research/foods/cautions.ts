import { defineEnum } from '../../../src/model/define.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineResult, type ValueOf } from '../../../src/research/define.ts';
import { nutrientUnit, upperLimitScope } from '../../model/enums.ts';
import { type HelpingOfFood, type IntakeLevels, type Level, readIntakeLevels } from '../intakes/intake-levels.ts';
import { claims, nutrient } from '../shared/entity-fields.ts';
import { fromParts, inParts } from './portions.ts';

const limitKind = defineEnum({
  name: 'IntakeLimitKind',
  description: 'Which level a caution compares an amount with.',
  values: {
    UPPER_LIMIT: 'Tolerable Upper Intake Level: the highest intake a day that is unlikely to harm.',
    RISK_REDUCTION_LEVEL: 'Chronic Disease Risk Reduction Intake: eating less lowers the risk of disease.',
  },
});

const caution = defineResult({
  name: 'IntakeLimitCaution',
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
    limit: { type: 'float', description: 'The level a day, in `unit`.' },
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

/**
 * Finds which levels sets of foods pass, each set by itself. It looks at all nutrients that have a level: a food that
 * is rich in a wanted nutrient may hold too much of another.
 * @param path of the field in the answer: nothing is read unless it is selected.
 * @param known levels, where they have been read already.
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
  const { nutrient, scope, component, ...told } = level;
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
  return [{ ...told, nutrient, covers: scope, countedAs: component ?? nutrient, certain, uncertainFoods, amount }];
}
