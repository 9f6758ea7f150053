import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../src/model/english.ts';

const isSame = (one: string, other: string): boolean => formsOf(one).some((form) => formsOf(other).includes(form));

describe('two names are the same name', () => {
  it.each([
    ['Leg cramp', 'leg cramps'],
    ['Weakness of the legs', 'leg weakness'],
    ['Loss of hair', 'hair loss'],
    ['Anaemia', 'anemia'],
    ['Diarrhoea', 'diarrhea'],
    ['Oedema of the feet', 'foot edema'],
    ['Behavioural problem', 'behavioral problems'],
    ['Goitre', 'goiter'],
    ['Paralysed muscles', 'paralyzed muscle'],
    ['Sulphur', 'sulfur'],
    ['Breast-feeding', 'breastfeeding'],
    ['Kidney diseases', 'disease of the kidneys'],
    ['Deficiencies of iron', 'iron deficiency'],
    ['Numbness & tingling', 'tingling and numbness'],
    ['Kashin–Beck disease', 'Kashin Beck’s disease'],
    ['Bruise', 'bruises'],
  ])('%s and %s', (one, other) => expect(isSame(one, other)).toBe(true));
});

describe('two names are different names', () => {
  it.each([
    ['Vitamin A deficiency', 'vitamin deficiency'],
    ['Vitamin B1 deficiency', 'vitamin B12 deficiency'],
    ['Low blood pressure', 'high blood pressure'],
    ['Hypokalemia', 'hyperkalemia'],
    ['Leg pain', 'leg weakness'],
    ['Nausea', 'no nausea'],
    ['Gas', 'ga'],
    ['Loss', 'lose'],
  ])('%s and %s', (one, other) => expect(isSame(one, other)).toBe(false));
});

it('a name has its words when all of them join others, and no form without any word', () => {
  expect(formsOf('Of the')).toEqual(['of the', 'ofthe']);
  expect(formsOf('🖋')).toEqual([]);
});
