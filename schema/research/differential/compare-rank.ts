import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineArguments, defineResearch, defineResult } from '../../../src/research/define.ts';
import type { Links } from '../../../src/research/evidence/links.ts';
import { type Ranked, rank, scoreOf } from '../../../src/research/evidence/ranking.ts';
import { checkExist } from '../../../src/research/walks/walks.ts';
import { careField, careOf } from '../common/care.ts';
import { readDeficiencySymptoms } from '../common/deficiencies.ts';
import { measureField, nutrient, symptom } from '../common/result-fields.ts';
import { matchedRisks, readCircumstances } from './circumstances.ts';
import { checkSymptoms, measure, noInformation, noInformationField, symptomArguments } from './symptom-input.ts';

const side = defineResult({
  name: 'RankedNutrient',
  description: 'A nutrient as `differential` ranks it for the same symptoms.',
  fields: {
    nutrient,
    rank: {
      type: 'int',
      nullable: true,
      description: 'Its rank. Null if the sources do not link it to any of the given symptoms.',
    },
    score: { type: 'float', unit: 'bits', description: 'Its score; 0 without a rank.' },
    riskFactors: matchedRisks,
  },
});

const weight = (nutrient: string) =>
  ({
    type: 'float',
    unit: 'bits',
    nullable: true,
    description: `Its weight in the score of \`${nutrient}\`. Null if the sources do not link the two.`,
  }) as const;
const claimsOn = (nutrient: string) =>
  ({
    type: 'entity',
    kind: 'Claim',
    list: true,
    description: `The claims behind the link to \`${nutrient}\`.`,
  }) as const;

const term = defineResult({
  name: 'RankComparisonTerm',
  description: 'The part of one present symptom in the gap between two nutrients.',
  fields: {
    symptom,
    entailedBy: {
      type: 'entity',
      kind: 'Symptom',
      nullable: true,
      description: 'A narrower given symptom. This one follows from it, so it adds nothing. Null if there is none.',
    },
    weightA: weight('a'),
    weightB: weight('b'),
    difference: { type: 'float', unit: 'bits', description: '`weightA` minus `weightB`; null counts as 0.' },
    claimsA: claimsOn('a'),
    claimsB: claimsOn('b'),
  },
});

const result = defineResult({
  name: 'RankComparison',
  description: 'Why one nutrient ranks above another for the given symptoms.',
  fields: {
    a: { type: 'object', object: side, description: 'The first nutrient.' },
    b: { type: 'object', object: side, description: 'The second nutrient.' },
    gap: {
      type: 'float',
      unit: 'bits',
      description: "The first score minus the second: exactly the sum of the terms' differences.",
    },
    terms: {
      type: 'object',
      object: term,
      list: true,
      description: 'The given symptoms that the sources link to either nutrient, the largest difference first.',
    },
    noInformation: noInformationField,
    care: careField,
    measure: measureField,
  },
});

const nutrientArgument = (which: string) =>
  ({ type: 'id', kinds: ['Nutrient'], required: true, description: `Id of the ${which} nutrient.` }) as const;

export const compareRankResearch = defineResearch({
  field: 'compareRank',
  description: 'Why `differential` ranks one nutrient above another for the same symptoms, symptom by symptom.',
  arguments: defineArguments({ a: nutrientArgument('first'), b: nutrientArgument('second'), ...symptomArguments }),
  result,
  async answer({ a, b, ...input }, context) {
    const deficiencies = await readDeficiencySymptoms(context, input.absent ?? []);
    const { links } = deficiencies;
    await checkNutrients(context, links, a, b);
    checkSymptoms('compareRank', deficiencies, input);
    const risks = await readCircumstances(context, 'compareRank', input);
    const ties = await context.run(rank(links, input.present));
    const rankOf = (nutrient: string) =>
      ties.find(({ ranked }) => ranked.some(({ candidate }) => candidate === nutrient))?.rank ?? null;
    const sideOf = ({ candidate, score }: Ranked) => ({
      nutrient: candidate,
      rank: rankOf(candidate),
      score,
      riskFactors: risks.get(candidate) ?? [],
    });
    const [first, second] = [scoreOf(links, input.present, a), scoreOf(links, input.present, b)];
    const weights = [first, second].map(({ terms }) => new Map(terms.map(({ feature, weight }) => [feature, weight])));
    const entailed = links.hierarchy.entailed(input.present);
    const terms = input.present
      .filter((symptom) => weights.some((known) => known.has(symptom)))
      .map((symptom) => {
        const [weightA = null, weightB = null] = weights.map((known) => known.get(symptom) ?? null);
        const difference = (weightA ?? 0) - (weightB ?? 0);
        const [claimsA, claimsB] = [deficiencies.claims(a, symptom), deficiencies.claims(b, symptom)];
        const entailedBy = entailed.get(symptom) ?? null;
        return { symptom, entailedBy, weightA, weightB, difference, claimsA, claimsB };
      })
      .sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference) || compareText(x.symptom, y.symptom));
    return {
      a: sideOf(first),
      b: sideOf(second),
      gap: first.score - second.score,
      terms,
      noInformation: noInformation(ties),
      care: await careOf(context, [a, b]),
      measure,
    };
  },
});

/**
 * Checks the two nutrients.
 * @throws {GraphQLError} BAD_ID for an id that no nutrient has; BAD_USER_INPUT for equal ones, or one without symptoms.
 */
async function checkNutrients(context: ResearchContext, { candidates }: Links, a: string, b: string): Promise<void> {
  if (a === b)
    throw codedError('BAD_USER_INPUT', `compareRank compares ${a} with itself. Give two different nutrients.`, {
      a,
      b,
    });
  const unlinked = Object.entries({ a, b }).filter(([, id]) => !candidates.includes(id));
  if (unlinked.length === 0) return;
  await checkExist(context, Object.fromEntries(unlinked.map(([argument, id]) => [`compareRank(${argument}:)`, id])));
  for (const [argument, id] of unlinked) {
    throw codedError(
      'BAD_USER_INPUT',
      `compareRank(${argument}:) is ${id}, which has no deficiency symptoms that \`evidence\` admits. Expected ` +
        `one of ${candidates.join(', ')}, or other sources in \`evidence\`.`,
      { argument, id, candidates },
    );
  }
}
