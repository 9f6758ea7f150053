import { expect, it } from 'vitest';
import { JsonText } from '../../../src/base/json-text.ts';
import { storedWriter } from '../../../src/cypher/json-values.ts';
import type { Property } from '../../../src/model/define.ts';

const shape = { name: 'Shape', description: 'A shape.', values: { ROUND: 'Round.', FLAT: 'Flat.' } };
const property = (rest: object) => ({ description: 'A property.', ...rest }) as Property;

/** Writes a stored value; returns the text, and whether the writer wrote it. */
function write(declared: Property, value: unknown) {
  const out = new JsonText(1_000);
  const isWritten = storedWriter(declared)?.(out, value);
  return { isWritten, text: Buffer.from(out.finish()).toString() };
}

it.each([
  ['string', property({ type: 'string' }), ['plain', 'a "quote" and a \u{1F34E}', '']],
  ['int', property({ type: 'int' }), [0, -7, 2 ** 31 - 1]],
  ['float', property({ type: 'float' }), [0.5, -3, 1e21]],
  ['boolean', property({ type: 'boolean' }), [true, false]],
  ['enum', property({ type: 'enum', enum: shape }), ['ROUND', 'FLAT']],
  ['list of strings', property({ type: 'list', of: 'string' }), [['a', 'b'], []]],
  ['list of an enum', property({ type: 'list', of: shape }), [['FLAT', 'ROUND']]],
])('writes a %s as JSON.stringify does', (_, declared, values) => {
  for (const value of values) expect(write(declared, value)).toEqual({ isWritten: true, text: JSON.stringify(value) });
});

it('reports a missing value, and writes a missing list as an empty one', () => {
  for (const type of ['string', 'int', 'float', 'boolean']) {
    expect(write(property({ type }), null)).toEqual({ isWritten: false, text: '' });
  }
  expect(write(property({ type: 'list', of: 'string' }), null)).toEqual({ isWritten: true, text: '[]' });
});

it.each([
  ['a string', property({ type: 'string' }), 5],
  ['an int', property({ type: 'int' }), 1.5],
  ['an int of 32 bits', property({ type: 'int' }), 2 ** 40],
  ['a float', property({ type: 'float' }), '5'],
  ['a boolean', property({ type: 'boolean' }), 'true'],
  ['a value of the enum', property({ type: 'enum', enum: shape }), 'SQUARE'],
  ['a list', property({ type: 'list', of: 'string' }), 'a'],
  ['a list of strings', property({ type: 'list', of: 'string' }), ['a', 5]],
])('leaves a value that is not %s to the way of all values', (_, declared, value) => {
  expect(write(declared, value)).toEqual({ isWritten: null, text: '' });
});
