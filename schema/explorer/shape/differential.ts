import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';
import type { SourcesParams } from '../../../src/explorer/state/sources.ts';
import type { differentialDocument } from '../queries/differential.ts';
import type { AnswerOf } from '../queries/document.ts';
import { claimsOf } from './claims.ts';
import { addUp } from './numbers.ts';
import type { Term } from './term.ts';
import { lowerFirst } from './words.ts';

export type DifferentialAnswer = NonNullable<AnswerOf<typeof differentialDocument>['differential']>;
/** The values of the form. */
export interface DifferentialParams extends SourcesParams {
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly circumstances: readonly string[];
  readonly diets: readonly string[];
  readonly stage: string;
}

type Row = DifferentialAnswer['ranking'][number]['rows'][number];
type AnswerTerm = Row['terms'][number];

/**
 * A nutrient of the ranking, with a term in bits for each symptom. The strings of its terms add up exactly to the text
 * of its score.
 */
export interface RankedRow {
  readonly nutrient: Row['nutrient'];
  readonly rank: number;
  readonly score: number;
  readonly scoreText: string;
  readonly terms: readonly Term[];
  readonly circumstances: readonly { readonly name: string; readonly claims: readonly PictureClaim[] }[];
  readonly sets: string;
  readonly absent: readonly { readonly name: string; readonly claims: readonly PictureClaim[] }[];
}

/** Says why a term has its weight. */
function noteOf({ via, entailedBy, negated, disputed, linkedCandidates, candidates, mechanism }: AnswerTerm): string {
  const reasons = [
    entailedBy && `adds nothing, because it follows from ${lowerFirst(entailedBy.name)}`,
    negated && 'a source says that the deficiency does not show as it',
    via && `through the narrower symptom ${lowerFirst(via.name)}`,
    disputed && 'sources disagree',
    `linked to ${linkedCandidates} of ${candidates} nutrients`,
  ].filter((reason) => typeof reason === 'string');
  return [reasons.join('; '), mechanism].filter((part) => part !== null).join('. ');
}

/** Returns the nutrients of all ranks in order, with their terms ready to show. */
export const rankedRows = ({ ranking }: DifferentialAnswer): readonly RankedRow[] =>
  ranking.flatMap(({ rank, rows }) => rows.map((row) => rankedRow(rank, row)));

function rankedRow(rank: number, row: Row): RankedRow {
  const printed = addUp(
    row.terms.map(({ weight }) => weight),
    row.score,
  );
  const { atLeast, of, size, exact } = row.symptomSets;
  return {
    nutrient: row.nutrient,
    rank,
    score: row.score,
    scoreText: printed.total,
    terms: row.terms.map((term, i) => ({
      key: term.symptom.id,
      label: term.symptom.name,
      value: term.weight,
      text: printed.terms[i] ?? '',
      note: noteOf(term),
      claims: claimsOf(term.claims),
      isOfSeveral: term.via !== null,
    })),
    circumstances: row.riskFactors.map(matched),
    sets:
      `${atLeast} of ${of} ${exact ? '' : 'drawn '}sets of ${size === 1 ? 'one symptom' : `${size} symptoms`} ` +
      'give it this score or a higher one',
    absent: row.absentButNamed.map(({ symptom, claims }) => ({ name: symptom.name, claims: claimsOf(claims) })),
  };
}

/** Returns a matched circumstance with its claims. */
export const matched = ({ riskFactor, claims }: Row['riskFactors'][number]) => ({
  name: riskFactor.name,
  claims: claimsOf(claims),
});
