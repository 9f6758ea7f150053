import { expect, it } from 'vitest';
import { type Condition, given } from '../../../src/model/condition.ts';
import { resolveGraph } from '../../../src/model/graph.ts';
import { libraryGraph } from '../../support/library/model.ts';

/** What the library is refused for when its remarks have one shortcut: the lines below the first. */
function slipsOf(where: Condition, name = 'on'): string[] {
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
  ['the id of what a relation leads to', { speaksOf: { some: { node: { id: { eq: given } } } } }],
  ['a property of the relation itself', { contradicts: { some: { settled: { eq: given } } } }],
  ['nothing', { or: [{ speaksOf: { none: {} } }, { not: { speaksOf: { some: {} } } }] }],
])('a shortcut may compare with %s', (_what, where) => {
  expect(slipsOf(where)).toEqual([]);
});

it.each<[string, Condition, ...string[]]>([
  [
    'an unknown field',
    { shelf: { eq: given } },
    "Remark.shortcuts.on.shelf: there is no such field. Name a property or a relation's field.",
  ],
  [
    'a field that not every kind of a union has',
    { speaksOf: { some: { node: { pages: { eq: given } } } } },
    "Remark.shortcuts.on.speaksOf.some.node.pages: there is no such field. Name a property or a relation's field.",
  ],
  [
    'a list',
    { synonyms: { eq: given } },
    'Remark.shortcuts.on.synonyms: it has more than one value. Name a property with one value.',
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
    "Remark.shortcuts.on.node: there is no such field. Name a property or a relation's field.",
  ],
  [
    'the value twice',
    { or: [text, { name: { eq: given } }] },
    'Remark.shortcuts.on: given stands there 2 times. Compare with it once.',
  ],
])('a shortcut is refused that compares with %s', (_what, where, ...slips) => {
  expect(slipsOf(where)).toEqual(slips);
});

it('a shortcut is refused that is called like what every list takes, or out of shape', () => {
  expect(slipsOf(text, 'first')).toEqual(['Remark.shortcuts.first: every list takes "first" already. Rename it.']);
  expect(slipsOf(text, 'On_it')).toEqual(['Remark.shortcuts.On_it: expected a name in camelCase. Rename it.']);
});
