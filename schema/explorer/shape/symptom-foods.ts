import type { Picture, PictureClaim } from '../../../src/explorer/draw/picture.ts';
import { PictureBuilder } from '../../../src/explorer/draw/picture-builder.ts';
import { edgeId } from '../../../src/explorer/words.ts';
import type { AnswerOf } from '../queries/document.ts';
import type { symptomFoodsDocument } from '../queries/symptom-foods.ts';
import { claimsOf } from './claims.ts';
import { labelOf } from './words.ts';

type Answer = AnswerOf<typeof symptomFoodsDocument>;
type Symptom = NonNullable<Answer['symptom']>;

/** Something with a name. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** A way from the symptom to a food, with the claims of each step. The food is null for a nutrient without foods. */
export interface SymptomFoodRow {
  readonly key: string;
  readonly nutrient: Named;
  /** How prominently the sources name the symptom for the deficiency. */
  readonly link: string;
  readonly mechanism: string | null;
  readonly symptomClaims: readonly PictureClaim[];
  readonly food: Named | null;
  readonly foodClaims: readonly PictureClaim[];
  /** Id of the edge between the food and the nutrient in the drawing; null without a food. */
  readonly edge: string | null;
}

/** Returns a row for each way from the symptom through a nutrient to a food that a source recommends. */
export const symptomFoodRows = (symptom: Symptom): readonly SymptomFoodRow[] =>
  symptom.nutrients.edges.flatMap(({ node: nutrient, prominence, mechanism, claims }): readonly SymptomFoodRow[] => {
    const start = { nutrient, link: labelOf(prominence), mechanism, symptomClaims: claimsOf(claims) };
    const { edges } = nutrient.foods;
    if (edges.length === 0) return [{ key: nutrient.id, ...start, food: null, foodClaims: [], edge: null }];
    return edges.map(({ node: food, claims: foodClaims }) => ({
      key: `${nutrient.id}|${food.id}`,
      ...start,
      food,
      foodClaims: claimsOf(foodClaims),
      edge: edgeId('CONTAINS', food.id, nutrient.id),
    }));
  });

/** Returns the drawing of the symptom, its nutrients and their foods. */
export function symptomFoodPicture(symptom: Symptom): Picture {
  const picture = new PictureBuilder();
  picture.node('Symptom', symptom);
  for (const { node: nutrient, prominence, mechanism, claims } of symptom.nutrients.edges) {
    picture.node('Nutrient', nutrient);
    picture.edge({
      relation: 'DEFICIENCY_SYMPTOM',
      from: nutrient.id,
      to: symptom.id,
      values: [
        { name: 'prominence', text: labelOf(prominence) },
        ...(mechanism === null ? [] : [{ name: 'mechanism', text: mechanism }]),
      ],
      claims: claimsOf(claims),
    });
    for (const { node: food, claims: foodClaims } of nutrient.foods.edges) {
      picture.node('Food', food);
      picture.edge({
        relation: 'CONTAINS',
        from: food.id,
        to: nutrient.id,
        values: [{ name: 'recommended', text: 'recommended by a source' }],
        claims: claimsOf(foodClaims),
      });
    }
  }
  return picture.build();
}
