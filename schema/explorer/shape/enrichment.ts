import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';
import { namesOf } from '../../../src/explorer/words.ts';
import type { AnswerOf } from '../queries/document.ts';
import type { enrichmentDocument } from '../queries/enrichment.ts';
import { claimsOf } from './claims.ts';

export type EnrichmentAnswer = NonNullable<AnswerOf<typeof enrichmentDocument>['enrichment']>;

/** The kinds of items that a set may have, by the prefix of their ids, and the argument of each. */
const arguments_ = { food: 'foods', symptom: 'symptoms', condition: 'conditions' } as const;

/** Returns the argument of `enrichment` for a set of ids: the kind of the first decides. Null for an empty set. */
export function setArguments(ids: readonly string[]): Readonly<Record<string, readonly string[]>> | null {
  const prefix = ids[0]?.split(':')[0];
  const name = Object.entries(arguments_).find(([kind]) => kind === prefix)?.[1];
  return name === undefined ? null : { [name]: ids };
}

/** A nutrient that items of the set are linked to. */
export interface EnrichedRow {
  readonly nutrient: { readonly id: string; readonly name: string };
  readonly inSet: number;
  readonly setSize: number;
  readonly linked: number;
  readonly population: number;
  readonly fold: number;
  readonly foldText: string;
  readonly expectedText: string;
  readonly sets: string;
  readonly adjustedText: string;
  readonly items: string;
  readonly claims: readonly PictureClaim[];
}

const threeDigits = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

/** Returns the rows of the answer with their figures as strings. */
export const enrichedRows = ({ rows, setSize, population }: EnrichmentAnswer): readonly EnrichedRow[] =>
  rows.map(({ nutrient, inSet, linked, fold, expected, atLeast, of, adjusted, links }) => ({
    nutrient,
    inSet,
    setSize,
    linked,
    population,
    fold,
    foldText: threeDigits(fold),
    expectedText: threeDigits(expected),
    sets: `${atLeast} of ${of}`,
    adjustedText: threeDigits(adjusted),
    items: namesOf(links.map(({ item }) => item)),
    claims: claimsOf(links.flatMap(({ claims }) => claims)),
  }));
