import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import type { Tie } from '../../../src/research/evidence/ranking.ts';
import type { DeficiencySymptoms } from './deficiencies.ts';

/** What research on a person's symptoms takes. */
export const symptomArguments = defineArguments({
  present: {
    type: 'id',
    kinds: ['Symptom'],
    list: true,
    min: 1,
    required: true,
    description: 'Ids of the symptoms there are.',
  },
  absent: {
    type: 'id',
    kinds: ['Symptom'],
    list: true,
    description:
      'Ids of symptoms that there are not. They take nothing from a score, since a shortage can show as a symptom and ' +
      'need not; but a broader symptom that is present does not count by way of them.',
  },
  riskFactors: {
    type: 'id',
    kinds: ['RiskFactor', 'Condition'],
    list: true,
    description:
      'Ids of circumstances, or of conditions that count as the risk factors they are examples of. The answer lists them apart from the score.',
  },
  diets: {
    type: 'id',
    kinds: ['RiskFactor'],
    list: true,
    description: 'Ids of risk factors that are diets. The answer lists them apart from the score.',
  },
  lifeStage: {
    type: 'id',
    kinds: ['LifeStage'],
    description:
      'Id of the life stage, which counts as the circumstances that everyone in it is in, such as pregnancy. ' +
      'Circumstances that contradict it or each other are refused.',
  },
});
export type SymptomInput = ArgumentValues<typeof symptomArguments>;

/**
 * Refuses symptoms that contradict each other or that the release has not. Who has a symptom has the broader ones, so
 * none of these can be absent either.
 * @param field that was asked, for messages.
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
        `${denied === symptom ? 'which is the same' : 'of which the first is a form'}. Leave one of the two out.`,
      { present: symptom, absent: denied },
    );
  }
}

/** What scores are made of; goes with every answer that has some. */
export const measure =
  'Bits. With N nutrients compared, a symptom that is present adds log2(N / n) to each of the n whose shortage can show ' +
  'as it, and takes as much from one of which a source says that it does not. A symptom that all N share adds 0, and so ' +
  'does one that a more specific symptom present entails. ' +
  'So a score counts how much the symptoms set a nutrient apart in what the sources say; it is not the likelihood of a ' +
  'shortage. After P. Resnik, "Using information content to evaluate semantic similarity in a taxonomy", IJCAI 1995, ' +
  'with the nutrients compared in place of a corpus.';

/** The field `measure`. */
export const measureField = {
  type: 'string',
  description: 'What the scores count, and where the measure comes from.',
} as const;

/** Returns words for a ranking in which no score sets a nutrient apart; null for any other. */
export const noInformation = (ties: readonly Tie[]): string | null => {
  if (ties.some(({ score }) => score !== 0)) return null;
  const why =
    ties.length === 0
      ? 'No source links any of them to the deficiency of one nutrient in particular.'
      : 'All nutrients in the ranking have a score of 0 bits.';
  return `The symptoms given do not set any nutrient apart from another, so the order says nothing. ${why}`;
};

/** The field `noInformation`. */
export const noInformationField = {
  type: 'string',
  nullable: true,
  description: 'Says so in words where the symptoms given tell nothing: every score is 0 bits. Null where one is not.',
} as const;
