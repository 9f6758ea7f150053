import { expect, it } from 'vitest';
import { type Condition, given } from '../../../src/model/condition.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { libraryGraph } from '../../support/library/model.ts';

/** Returns the problems of the library when its remarks have one shortcut: the lines below the first. */
function problemsOf(where: Condition, name = 'on'): string[] {
  const kinds = libraryGraph.kinds.map((kind) =>
    kind.name === 'Remark' ? { ...kind, shortcuts: { [name]: { description: '', where } } } : kind,
  );
  try {
    resolveGraph({ ...libraryGraph, kinds });
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : [];
  }
}

const text: Condition = { text: { eq: given } };

it.each<[string, Condition]>([
  ['a property', text],
  ['a property, negated and combined', { not: { and: [text, { speaksOf: { none: {} } }] } }],
  ['the one node that a relation leads to', { register: { keeper: { eq: given } } }],
  ['the id of the node that a relation leads to', { speaksOf: { some: { node: { id: { eq: given } } } } }],
  ['a property of the relation itself', { contradicts: { some: { settled: { eq: given } } } }],
  ['nothing', { or: [{ speaksOf: { none: {} } }, { not: { speaksOf: { some: {} } } }] }],
])('a shortcut may compare with %s', (_what, where) => {
  expect(problemsOf(where)).toEqual([]);
});

it.each<[string, Condition, ...string[]]>([
  [
    'an unknown field',
    { shelf: { eq: given } },
    'Remark.shortcuts.on.shelf: there is no such field. Name a property, or the field of a relation.',
  ],
  [
    'a field that not every kind of a union has',
    { speaksOf: { some: { node: { pages: { eq: given } } } } },
    'Remark.shortcuts.on.speaksOf.some.node.pages: there is no such field. Name a property, or the field of a relation.',
  ],
  [
    'a list',
    { synonyms: { eq: given } },
    'Remark.shortcuts.on.synonyms: the property has more than one value. Name one with one value.',
  ],
  ['another operator', { text: { contains: given } }, 'Remark.shortcuts.on.text: expected { eq: given }.'],
  [
    'a value without an operator',
    { text: given },
    'Remark.shortcuts.on.text: expected a condition with named fields.',
    'Remark.shortcuts.on.text: expected { eq: given }.',
  ],
  ['a list of conditions for one', { not: [text] }, 'Remark.shortcuts.on.not: expected a condition with named fields.'],
  [
    'a count',
    { speaksOf: { count: { eq: given } } },
    'Remark.shortcuts.on.speaksOf: expected some or none, found "count".',
  ],
  [
    'a node that is not at the end of a relation',
    { node: text },
    'Remark.shortcuts.on.node: there is no such field. Name a property, or the field of a relation.',
  ],
  [
    'the value twice',
    { or: [text, { name: { eq: given } }] },
    'Remark.shortcuts.on: found given 2 times, expected it once. Compare one property with it.',
  ],
])('a shortcut is refused that compares with %s', (_what, where, ...problems) => {
  expect(problemsOf(where)).toEqual(problems);
});

it('a shortcut is refused that has the name of an argument of every list, or is misspelled', () => {
  expect(problemsOf(text, 'first')).toEqual([
    'Remark.shortcuts.first: every list already has an argument "first". Rename it.',
  ]);
  expect(problemsOf(text, 'On_it')).toEqual(['Remark.shortcuts.On_it: expected a name in camelCase. Rename it.']);
});
