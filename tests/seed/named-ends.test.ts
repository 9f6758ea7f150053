/** Checks that the claims on several nutrients are about the entities that their relations join. */
import { expect, it } from 'vitest';
import { must } from '../../src/base/must.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';

const { data } = await loadNutrition();
const nodes = new Map(data.nodes.map((node) => [node.id, node.properties]));
const sourceOf = new Map(data.edges.flatMap(({ relation, from, to }) => (relation === 'CITES' ? [[from, to]] : [])));

/** The kinds of the sources that the editors restated fact by fact. */
const restated = new Set(['REVIEW', 'MEDICAL_REFERENCE', 'CURATED_DATABASE', 'OPEN_ENCYCLOPEDIA', 'UNATTRIBUTED']);
/** Words of many names, which do not show which of them a statement means. */
const general = new Set(
  (
    'the and for can has not too that with from deficiency disease disorder disorders syndrome lack level test use ' +
    'low high body more less'
  ).split(' '),
);

/** The letters that words of one root share: "weak" and "weakness", "delays" and "delay". */
const rootLength = 5;
const rootsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
    .filter((word) => !general.has(word))
    .map((word) => word.slice(0, rootLength));
const isRoot = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** Whether a statement shares a word with the name or a synonym of an entity. */
function names(statement: string, id: string): boolean {
  const { name, synonyms } = must(nodes.get(id), id);
  const own = [name, ...(Array.isArray(synonyms) ? synonyms : [])].flatMap((text) => rootsOf(String(text)));
  const said = rootsOf(statement);
  return own.some((word) => said.some((other) => isRoot(word, other)));
}

const ends = data.edges.flatMap(({ relation, from, to, evidence }) =>
  evidence
    .filter((claim) => restated.has(String(nodes.get(sourceOf.get(claim) ?? '')?.evidenceKind)))
    .flatMap((claim) => [from, to].map((end) => ({ relation, end, claim }))),
);

it('a claim names both entities of each relation that it supports', () => {
  expect(ends.length).toBeGreaterThan(2_500);
  const elsewhere = ends.filter(({ end, claim }) => !names(String(nodes.get(claim)?.statement), end));
  expect(elsewhere.map(({ relation, end, claim }) => `${relation} ${end}: ${nodes.get(claim)?.statement}`)).toEqual([]);
});

it('this test notices a relation that ends at another entity', () => {
  const statement = 'Long use of phenobarbital, a barbiturate, can make riboflavin deficiency more likely.';
  expect(names(statement, 'risk-factor:barbiturate-use')).toBe(true);
  expect(names(statement, 'risk-factor:isoniazid-use')).toBe(false);
});
