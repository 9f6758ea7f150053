import { must } from '../../../src/base/must.ts';
import { compareText } from '../../../src/model/text.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineArguments, defineResearch, type ValueOf } from '../../../src/research/define.ts';
import { type Ranked, rank, type Term, type Tie, weightOf } from '../../../src/research/evidence/ranking.ts';
import { countSets } from '../../../src/research/evidence/subsets.ts';
import { careOf } from '../common/care.ts';
import { type DeficiencySymptoms, readDeficiencySymptoms } from '../common/deficiencies.ts';
import { claimIds } from '../common/fact-edges.ts';
import { type RisksByNutrient, readCircumstances } from './circumstances.ts';
import { differentialResult } from './result.ts';
import { checkSymptoms, measure, noInformation, type SymptomInput, symptomArguments } from './symptom-input.ts';
import { wouldDistinguish } from './would-distinguish.ts';

type Differential = ValueOf<typeof differentialResult>;
type Row = Differential['ranking'][number]['rows'][number];

const termOf = (
  deficiencies: DeficiencySymptoms,
  nutrient: string,
  { feature, weight, link, entailedBy, having }: Term,
): Row['terms'][number] => {
  const { prominence, deficiencySeverity, mechanism } = deficiencies.relation(nutrient, link);
  return {
    symptom: feature,
    via: link.path.length > 1 ? link.path[0] : null,
    entailedBy,
    weight,
    negated: link.standing === 'negated',
    disputed: link.standing === 'disputed',
    prominence,
    deficiencySeverity,
    mechanism,
    claims: deficiencies.claims(nutrient, feature),
    linkedCandidates: having,
    candidates: deficiencies.links.candidates.length,
  };
};

const notCounted: Row['symptomSets'] = { atLeast: '0', of: '0', size: 0, exact: true, sampled: null, seed: null };

/** Compares the scores with those of all sets of the same size. It counts only if the operation selects the field. */
async function symptomSets(
  context: ResearchContext,
  { links, reached }: DeficiencySymptoms,
  present: readonly string[],
  ties: readonly Tie[],
): Promise<ReadonlyMap<string, Row['symptomSets']>> {
  if (!context.wants('ranking.rows.symptomSets')) return new Map();
  const size = present.length;
  const symptoms = links.features.filter((symptom) => reached.has(symptom) || present.includes(symptom));
  const ranked = ties.flatMap((tie) => tie.ranked);
  const scored = ranked.map(({ candidate, score }) => ({
    score,
    weights: symptoms.map((symptom) => weightOf(links, symptom, candidate)),
  }));
  const counts = await context.run(countSets(scored, links.broader(symptoms), size));
  return new Map(
    counts.map(({ atLeast, of, drawn }, i) => [
      must(ranked[i], 'a ranked candidate').candidate,
      {
        atLeast: String(atLeast),
        of: String(of),
        size,
        exact: drawn === null,
        sampled: drawn?.sets ?? null,
        seed: drawn?.seed ?? null,
      },
    ]),
  );
}

function rowOf(
  deficiencies: DeficiencySymptoms,
  risks: RisksByNutrient,
  { absent }: SymptomInput,
  { candidate, score, terms }: Ranked,
): Omit<Row, 'symptomSets'> {
  const named = (absent ?? []).filter((symptom) => deficiencies.links.having(symptom).includes(candidate));
  return {
    nutrient: candidate,
    score,
    terms: terms.map((term) => termOf(deficiencies, candidate, term)),
    absentButNamed: named
      .toSorted(compareText)
      .map((symptom) => ({ symptom, claims: deficiencies.claims(candidate, symptom) })),
    riskFactors: risks.get(candidate) ?? [],
    tests: deficiencies.tests
      .filter(({ start }) => start === candidate)
      .map((edge) => ({ test: edge.node.id, claims: claimIds(edge) })),
  };
}

export const differentialResearch = defineResearch({
  field: 'differential',
  description:
    'Which nutrients fit the symptoms best according to the sources, on what grounds, and which symptoms and tests ' +
    'would distinguish the leading ones. The answer compares statements of sources. It is not a diagnosis of a person.',
  arguments: defineArguments({
    ...symptomArguments,
    suggestions: {
      type: 'int',
      min: 0,
      max: 100,
      default: 5,
      description: 'The most symptoms, and the most tests, that `wouldDistinguish` proposes.',
    },
  }),
  result: differentialResult,
  async answer({ suggestions, ...input }, context): Promise<Differential> {
    const deficiencies = await readDeficiencySymptoms(context, input.absent ?? []);
    const { links } = deficiencies;
    checkSymptoms('differential', deficiencies, input);
    const risks = await readCircumstances(context, 'differential', input);
    const ties = await context.run(rank(links, input.present));
    const sets = await symptomSets(context, deficiencies, input.present, ties);
    const ranking = ties.map(({ rank, score, ranked }) => ({
      rank,
      score,
      rows: ranked.map((one) => ({
        ...rowOf(deficiencies, risks, input, one),
        symptomSets: sets.get(one.candidate) ?? notCounted,
      })),
    }));
    const inRanking = ties.flatMap(({ ranked }) => ranked.map(({ candidate }) => candidate));
    const atRisk = [...risks.keys()].filter((nutrient) => !inRanking.includes(nutrient)).sort(compareText);
    const present = input.present.toSorted(compareText);
    return {
      ranking,
      noInformation: noInformation(ties),
      atRiskOnly: atRisk.map((nutrient) => ({ nutrient, riskFactors: risks.get(nutrient) ?? [] })),
      nonDiscriminating: present.filter(
        (symptom) => links.having(symptom).length > 0 && links.information(symptom) === 0,
      ),
      entailed: [...links.hierarchy.entailed(present)]
        .map(([symptom, by]) => ({ symptom, by }))
        .sort((a, b) => compareText(a.symptom, b.symptom)),
      unlinked: present.filter((symptom) => !links.isKnown(symptom)),
      wouldDistinguish: await context.run(wouldDistinguish(deficiencies, ties, input, suggestions)),
      care: await careOf(context, [...inRanking, ...atRisk]),
      measure,
    };
  },
});
