import { groupBy } from '../../../src/explorer/draw/group.ts';
import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';
import { namesOf } from '../../../src/explorer/words.ts';
import type { compareDocument } from '../queries/compare.ts';
import type { AnswerOf } from '../queries/document.ts';
import { claimsOf } from './claims.ts';
import { labelOf } from './words.ts';

type Answer = NonNullable<AnswerOf<typeof compareDocument>['compare']>;
type Part = Answer['apart'][number];

/** Something in a cell, with the claims behind it. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly claims: readonly PictureClaim[];
}

/** A row of the article's table. */
export interface ComparedRow {
  readonly nutrient: { readonly id: string; readonly name: string };
  readonly functions: readonly Item[];
  readonly legSymptoms: readonly Item[];
  readonly coOccurring: readonly Item[];
}

/** Returns the three columns of the article's table for each nutrient. */
export const comparedRows = ({ rows }: Answer): readonly ComparedRow[] =>
  rows.map(({ nutrient, functions, legSymptoms, coOccurringSymptoms }) => ({
    nutrient,
    functions: functions
      .filter(({ primaryForLegs }) => primaryForLegs)
      .map(({ function: { id, name }, claims }) => ({ id, name, claims: claimsOf(claims) })),
    legSymptoms: legSymptoms.map(({ symptom, claims }) => ({ ...symptom, claims: claimsOf(claims) })),
    coOccurring: coOccurringSymptoms.map(({ symptom, claims }) => ({ ...symptom, claims: claimsOf(claims) })),
  }));

/** Something that several nutrients have. Nutrients with the same claims, such as one piece of advice, are together. */
export interface SharedItem {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly { readonly holders: string; readonly claims: readonly PictureClaim[] }[];
}

/** The items of an aspect that one nutrient has, or that several have together. */
export interface ComparedPart {
  readonly key: string;
  readonly aspect: string;
  /** The nutrients that have the items. */
  readonly holders: string;
  readonly items: readonly SharedItem[];
}

/** Returns the parts of a comparison: a row for each aspect and each group of nutrients that have the same items. */
export function comparedParts(parts: readonly Part[]): readonly ComparedPart[] {
  const rows = new Map<string, { aspect: string; holders: string; items: SharedItem[] }>();
  for (const { aspect, items } of parts) {
    for (const { item, holders } of items) {
      const names = namesOf(holders.map(({ nutrient }) => nutrient));
      const key = `${aspect}|${names}`;
      const row = rows.get(key) ?? { aspect: labelOf(aspect), holders: names, items: [] };
      row.items.push({ ...item, facts: factsOf(holders) });
      rows.set(key, row);
    }
  }
  return [...rows].map(([key, row]) => ({ key, ...row }));
}

/** Keeps the claims of each nutrient apart: the sources of one fact do not support the fact about another nutrient. */
function factsOf(holders: Part['items'][number]['holders']): SharedItem['facts'] {
  const facts = groupBy(holders, ({ claims }) => claims.map(({ id }) => id).join(' '));
  return [...facts.values()].map((group) => ({
    holders: namesOf(group.map(({ nutrient }) => nutrient)),
    claims: claimsOf(group[0]?.claims ?? []),
  }));
}

/** The items of an aspect that only one nutrient has, by the id of the nutrient. */
export interface ApartRow {
  readonly key: string;
  readonly aspect: string;
  readonly items: ReadonlyMap<string, readonly Item[]>;
}

/** Returns a row for each aspect in which the nutrients differ. Each item has exactly one holder. */
export const apartRows = (parts: readonly Part[]): readonly ApartRow[] =>
  parts
    .filter(({ items }) => items.length > 0)
    .map(({ aspect, items }) => {
      const byNutrient = new Map<string, Item[]>();
      for (const { item, holders } of items) {
        for (const { nutrient, claims } of holders) {
          const own = byNutrient.get(nutrient.id) ?? [];
          own.push({ ...item, claims: claimsOf(claims) });
          byNutrient.set(nutrient.id, own);
        }
      }
      return { key: aspect, aspect: labelOf(aspect), items: byNutrient };
    });
