/** Checks that the claims on several nutrients say in words what their grades say. */
import { describe, expect, it } from 'vitest';
import { loadNutrition } from '../support/nutrition/nutrition.ts';

const { data } = await loadNutrition();
const claims = new Map(data.nodes.filter(({ kind }) => kind === 'Claim').map(({ id, properties }) => [id, properties]));

/** The words by which a statement shows a grade. A grade without words, such as LISTED, needs none. */
const prominence: Readonly<Record<string, RegExp>> = {
  CHARACTERISTIC: /typical|characteristic|leads to|known|called/,
  COMMON: /common|often|usual|frequent|mainly|typical/,
  OCCASIONAL: /occasional|sometimes/,
  RARE: /rare|seldom|single/,
};
const severity: Readonly<Record<string, RegExp>> = {
  SEVERE: /\bsevere/,
  MILD: /\bmild/,
  EARLY: /\bearly|\bfirst/,
  LATE: /\blate\b|\byears\b/,
};

describe('the statement of a claim', () => {
  const graded = [...claims].filter(
    ([, { prominence, status }]) => typeof prominence === 'string' && status === 'ASSERTED',
  );
  it('is checked for hundreds of claims', () => expect(graded.length).toBeGreaterThan(400));

  it.each([
    ['prominence', prominence],
    ['deficiencySeverity', severity],
  ])('contains its grade of %s', (property, words) => {
    const silent = graded.flatMap(([id, properties]) => {
      const pattern = words[String(properties[property])];
      return !pattern || pattern.test(String(properties.statement).toLowerCase())
        ? []
        : [`${id}: ${properties[property]}`];
    });
    expect(silent).toEqual([]);
  });

  it('names no severity that its grade lacks', () => {
    const ungraded = graded.filter(
      ([, { deficiencySeverity, statement }]) =>
        deficiencySeverity === 'ANY' &&
        /^(?:severe|mild|early|late) | at (?:a|an) (?:early|late) stage/i.test(String(statement)),
    );
    expect(ungraded.map(([id]) => id)).toEqual([]);
  });

  it('says "may" or another doubt exactly if its source leaves the statement open', () => {
    const doubt = /\bmay\b|doubt|uncertain|unproven|\bsingle cases\b|\bonly one\b|\bno test\b/i;
    const openVerb =
      /^[^.;,]*\bmay (?:occasionally )?(?:be|cause|compete|contribute|damage|delay|impair|lead|make|reduce|support)\b/i;
    const wrong = [...claims].filter(([, { status, statement }]) =>
      status === 'UNCERTAIN' ? !doubt.test(String(statement)) : openVerb.test(String(statement)),
    );
    expect(wrong.map(([id]) => id)).toEqual([]);
  });
});
