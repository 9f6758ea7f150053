import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import type { Tie } from '../../../src/research/evidence/ranking.ts';
import type { DeficiencySymptoms } from '../common/deficiencies.ts';

/** The arguments of research on the symptoms of a person. */
export const symptomArguments = defineArguments({
  present: {
    type: 'id',
    kinds: ['Symptom'],
    list: true,
    min: 1,
    required: true,
    description: 'Ids of the symptoms that the person has.',
  },
  absent: {
    type: 'id',
    kinds: ['Symptom'],
    list: true,
    description:
      'Ids of symptoms that the person does not have. They subtract nothing from a score, since a deficiency can ' +
      'show as a symptom but need not. But a present symptom does not count through an absent one that is narrower.',
  },
  riskFactors: {
    type: 'id',
    kinds: ['RiskFactor', 'Condition'],
    list: true,
    description:
      'Ids of circumstances, or of conditions, which count as the risk factors that they are examples of. They do ' +
      'not count in the score.',
  },
  diets: {
    type: 'id',
    kinds: ['RiskFactor'],
    list: true,
    description: 'Ids of risk factors that are diets. They do not count in the score.',
  },
  lifeStage: {
    type: 'id',
    kinds: ['LifeStage'],
    description:
      'Id of the life stage. It counts as the circumstances that apply to everyone in it, such as pregnancy. The ' +
      'service refuses circumstances that contradict it or each other.',
  },
});
export type SymptomInput = ArgumentValues<typeof symptomArguments>;

/**
 * Refuses symptoms that contradict each other, or that the release does not have. A present symptom implies the broader
 * ones, so none of these can be absent.
 * @param field names the research field in errors.
 * @throws {GraphQLError} BAD_USER_INPUT, BAD_ID.
 */
export function checkSymptoms(
  field: string,
  { links, hierarchy }: DeficiencySymptoms,
  { present, absent }: SymptomInput,
): void {
  for (const [argument, ids] of Object.entries({ present, absent: absent ?? [] })) {
    const unknown = ids.filter((id) => !links.features.includes(id));
    if (unknown.length > 0) throw unknownIds(`${field}(${argument}:)`, unknown);
  }
  for (const symptom of present) {
    const denied = (absent ?? []).find((other) => hierarchy.above(symptom).has(other));
    if (denied === undefined) continue;
    throw codedError(
      'BAD_USER_INPUT',
      `${field} lists ${symptom} as present and ${denied} as absent, ` +
        `${denied === symptom ? 'which is the same' : 'which follows from the first'}. Leave one of the two out.`,
      { present: symptom, absent: denied },
    );
  }
}

/** The rule of the scores, for the field `measure`. */
export const measure =
  'Bits. N is the number of candidates: the nutrients whose deficiency symptoms a source describes. A present ' +
  'symptom adds log2(N / n) to each of the n candidates whose deficiency can show as it. It subtracts as much from a ' +
  'candidate if a source says that its deficiency does not. A symptom that all candidates share adds 0, and so does ' +
  'one that follows from a narrower present symptom. So a score says how much the symptoms distinguish a nutrient, ' +
  'according to the sources. It does not say how likely a deficiency is. After P. Resnik, "Using information content ' +
  'to evaluate semantic similarity in a taxonomy", IJCAI 1995, with the candidates in place of a corpus.';

/** Returns a sentence for a ranking whose scores are all 0, so that it distinguishes nothing; null for any other. */
export const noInformation = (ties: readonly Tie[]): string | null => {
  if (ties.some(({ score }) => score !== 0)) return null;
  const why =
    ties.length === 0
      ? 'None of the chosen evidence links any of them to the deficiency of one nutrient in particular.'
      : 'All nutrients in the ranking have a score of 0 bits.';
  return `The given symptoms do not distinguish any nutrient from another, so the order means nothing. ${why}`;
};

/** The field `noInformation`. */
export const noInformationField = {
  type: 'string',
  nullable: true,
  description: 'A sentence that the symptoms distinguish no candidates, if every score is 0 bits. Otherwise null.',
} as const;
