/** Says values of enums in plain words. A value without words of its own reads as its name in lower case. */
import { lowerWords } from '../../../src/explorer/words.ts';

const labels: Readonly<Record<string, string>> = {
  // Prominence of a symptom
  PRIMARY: 'a leg symptom of the deficiency',
  CHARACTERISTIC: 'typical of the deficiency',
  COMMON: 'common in the deficiency',
  LISTED: 'a symptom of the deficiency',
  OCCASIONAL: 'in some people with the deficiency',
  RARE: 'rare in the deficiency',
  CO_OCCURRING: 'often occurs alongside',
  GENERAL: 'named for every deficiency alike',
  // Aspects of a comparison
  SYMPTOM: 'Symptoms of a deficiency',
  FUNCTION: 'Functions in the body',
  CONDITION: 'Conditions',
  RISK_FACTOR: 'Circumstances that raise the risk',
  TEST: 'Tests',
  FOOD: 'Recommended foods',
  GUIDANCE: 'Advice',
  // Rules for the quantity of a food
  PER_100_G: '100 g',
  PORTION: 'one helping',
  HELPING: 'one helping',
  PER_100_KCAL: '100 kcal',
  GIVEN_GRAMS: 'the given weight',
  GIVEN_PORTION: 'the given portion',
  // How an amount was obtained
  ANALYTICAL: 'analysed',
  ASSUMED_ZERO: 'assumed to be 0',
};

/** Returns what a reader sees for the value of an enum. */
export const labelOf = (value: string): string => labels[value] ?? lowerWords(value);

/** Writes a name within a sentence: "vitamin D" for "Vitamin D". */
export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
