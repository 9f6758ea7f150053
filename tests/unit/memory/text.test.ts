import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, fold, wordsOf } from '../../../src/model/text.ts';
import { check } from '../../support/random/fast-check.ts';

/** Text without lone surrogates, much of it around the places where UTF-16 and UTF-8 sort differently. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'b', 'Z', 'é', '\uD7FF', '\uE000', '\uFB02', '\uFFFD', '\u{10000}', '\u{1D504}', '\u{10FFFF}'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 6,
});

describe('compareText', () => {
  it('orders text as its UTF-8 bytes are ordered', () => {
    check(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      5_000,
    );
  });

  it('puts characters beyond the basic plane last, where UTF-16 units would not', () => {
    expect(compareText('\uFB02', '\u{1D504}')).toBeLessThan(0);
    expect('\uFB02' < '\u{1D504}').toBe(false);
  });
});

describe('fold', () => {
  it.each([
    ['Crème Brûlée', 'creme brulee'],
    ['İSTANBUL', 'istanbul'],
    ['Zoe\u0308', 'zoe'],
    ['ﬂight', 'flight'],
    ['Ｖｉｔａｍｉｎ', 'vitamin'],
    ['𝔄lpha', 'alpha'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['Œuvre', 'oeuvre'],
    ['Æther', 'aether'],
    ['ﬁne eﬀort', 'fine effort'],
    ['Crohn’s', "crohn's"],
    ['Crohn´s', 'Crohnʼs'],
    ['‘a’ `b`', "'a' 'b'"],
    ['“a” „b‟', '"a" "b"'],
    ['B‑12 – a—b −1', 'b-12 - a-b -1'],
    ['in\u200Bvi\u00ADsi\u200Dble\uFEFF', 'invisible'],
  ])('makes %s and %s equal', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it('distinguishes strings that differ in more than case and accents', () => {
    expect(fold('ısı')).not.toBe(fold('isi'));
    expect(fold('Straße')).not.toBe(fold('Strase'));
  });

  it('changes nothing the second time', () => {
    check(
      fc.property(text, (a) => {
        expect(fold(fold(a))).toBe(fold(a));
      }),
      2_000,
    );
  });

  it('finds a word in capitals by its beginning in capitals, also where Greek writes a sigma at the end', () => {
    expect(fold('ΟΔΥΣΣΕΥΣ').startsWith(fold('ΟΔΥΣ'))).toBe(true);
  });
});

describe('folding in linear time', () => {
  it('gives what it gives for text that was normalised before', () => {
    const slow = (text: string) => fold(text.replaceAll('\u00B4', "'").normalize('NFKD'));
    const strings = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'aA\u0301\u0323\u0344éﬁﷺ가ﾊﾟﾞς') }),
    );
    check(
      fc.property(strings, (given) => {
        expect(fold(given)).toBe(slow(given));
      }),
      2_000,
    );
  });
});

describe('the words of a text', () => {
  it.each([
    ["Crohn's disease", ['crohns', 'disease']],
    ['Crohn’s', ['crohns']],
    ["'quoted' o'clock '", ['quoted', 'oclock']],
    ['vitamin B-12', ['vitamin', 'b12']],
    ['women 19-30', ['women', '19', '30']],
    ['Milk, low fat (1%)', ['milk', 'low', 'fat', '1']],
    ['B₁₂', ['b12']],
    ['🖋 ?!', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
