import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineArguments, defineResearch, defineResult } from '../../../src/research/define.ts';
import type { Links } from '../../../src/research/evidence/links.ts';
import { type Ranked, rank, scoreOf } from '../../../src/research/evidence/ranking.ts';
import { checkExist } from '../../../src/research/walks/walks.ts';
import { careField, careOf } from '../shared/care.ts';
import { readDeficiencySymptoms } from '../shared/deficiencies.ts';
import { nutrient, symptom } from '../shared/entity-fields.ts';
import {
  checkSymptoms,
  measure,
  measureField,
  noInformation,
  noInformationField,
  symptomArguments,
} from '../shared/symptom-input.ts';
import { matchedRisks, readCircumstances } from './circumstances.ts';

const side = defineResult({
  name: 'RankedNutrient',
  description: 'A nutrient as `differential` ranks it for the same symptoms.',
  fields: {
    nutrient,
    rank: {
      type: 'int',
      nullable: true,
      description: 'Its rank. Null where the sources say nothing of it on the symptoms given.',
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
    description: `What it adds to the score of \`${nutrient}\`. Null where the sources say nothing.`,
  }) as const;
const claimsOn = (nutrient: string) =>
  ({ type: 'entity', kind: 'Claim', list: true, description: `The claims on \`${nutrient}\`.` }) as const;

const term = defineResult({
  name: 'RankComparisonTerm',
  description: 'What one symptom that is present does to the gap between two nutrients.',
  fields: {
    symptom,
    entailedBy: {
      type: 'entity',
      kind: 'Symptom',
      nullable: true,
      description: 'A symptom given that is a form of this one, which therefore adds nothing. Null: there is none.',
    },
    weightA: weight('a'),
    weightB: weight('b'),
    difference: { type: 'float', unit: 'bits', description: 'The one weight less the other, nothing said being 0.' },
    claimsA: claimsOn('a'),
    claimsB: claimsOn('b'),
  },
});

const result = defineResult({
  name: 'RankComparison',
  description: 'Why one nutrient stands above another for the symptoms given.',
  fields: {
    a: { type: 'object', object: side, description: 'The first nutrient.' },
    b: { type: 'object', object: side, description: 'The second nutrient.' },
    gap: {
      type: 'float',
      unit: 'bits',
      description: "The first score less the second: the terms' differences, exactly.",
    },
    terms: {
      type: 'object',
      object: term,
      list: true,
      description: 'The symptoms given of which the sources say something for either, the largest difference first.',
    },
    noInformation: noInformationField,
    care: careField,
    measure: measureField,
  },
});

const nutrientArgument = (which: string) =>
  ({ type: 'id', kinds: ['Nutrient'], required: true, description: `Id of the ${which} nutrient.` }) as const;

export const compareRank = defineResearch({
  field: 'compareRank',
  description:
    'Why one nutrient stands above another for the same symptoms, symptom by symptom, as `differential` ranks.',
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

/** @throws {GraphQLError} BAD_ID for an id that nothing has; BAD_USER_INPUT for what cannot be compared. */
async function checkNutrients(context: ResearchContext, { candidates }: Links, a: string, b: string): Promise<void> {
  if (a === b)
    throw codedError('BAD_USER_INPUT', `compareRank compares ${a} with itself. Give two different nutrients.`, {
      a,
      b,
    });
  const others = Object.entries({ a, b }).filter(([, id]) => !candidates.includes(id));
  if (others.length === 0) return;
  await checkExist(context, Object.fromEntries(others.map(([argument, id]) => [`compareRank(${argument}:)`, id])));
  for (const [argument, id] of others) {
    throw codedError(
      'BAD_USER_INPUT',
      `compareRank(${argument}:) is ${id}, which has no recorded deficiency symptoms. Expected one of ${candidates.join(', ')}.`,
      { argument, id, candidates },
    );
  }
}
