import {
  type GraphQLArgument,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { buildSchema } from '../../../src/api/schema.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { libraryGraph } from '../../support/library/model.ts';

type Described = { readonly description?: string | null | undefined };

/** Returns every description of a schema, with its place. */
function descriptionsOf(schema: GraphQLSchema): readonly (readonly [place: string, text: string])[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    const note = (place: string, { description }: Described) => [[place, description ?? ''] as const];
    const values = isEnumType(type) ? type.getValues().flatMap((v) => note(`${type.name}.${v.name}`, v)) : [];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) {
      return [...note(type.name, type), ...values];
    }
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const place = `${type.name}.${field.name}`;
      const args =
        'args' in field ? field.args.flatMap((arg: GraphQLArgument) => note(`${place}(${arg.name}:)`, arg)) : [];
      return [...note(place, field), ...args];
    });
    return [...note(type.name, type), ...fields];
  });
}

/** Removes the unit, which is a label at the end. */
const withoutUnit = (text: string): string => text.replace(/ Unit: [^.]+\.$/, '');

/** Marks of a description that was put together from parts without being read. */
const marks: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a sentence that begins after a colon', /: [A-Z`]/],
  [
    'a label in the place of a sentence',
    /^(On|All|All of|A page of|A condition on( all of)?|Over all [a-z]+|(The n|N)umber of [a-z ]+|Takes an? \w+ of): /,
  ],
  ['a beginning in lower case', /^[^A-Z`“"]/],
  ['no full stop at the end', /[^.)]$/],
  ['two stops or two blanks', /\.\.|,\.|:\.| {2}| [.,;:]/],
  ['a value that is missing', /\bundefined\b|\[object|\bNaN\b/],
  ['the wrong article', /\ba [AEIOU][a-z]|\ban [BCDFGJKLMNPQRSTVWXZ][a-z]/],
  ['a sentence twice', /(\b[A-Z][^.]{10,}\.).*\1/],
];

describe.each([
  ['nutrition', nutritionGraph, nutritionResearch],
  ['the library', libraryGraph, []],
] as const)('the descriptions of %s', (_name, definition, research) => {
  const descriptions = descriptionsOf(buildSchema(resolveGraph(definition), research));

  it.each(marks)('hold nowhere %s', (_what, pattern) => {
    expect(descriptions.length).toBeGreaterThan(500);
    expect(descriptions.filter(([, text]) => pattern.test(withoutUnit(text)))).toEqual([]);
  });
});

it.each([
  ['All: A food: either as people name it.', 'a sentence that begins after a colon'],
  ['On: Nutrients in the food.', 'a sentence that begins after a colon'],
  ['A page of: the nutrients.', 'a label in the place of a sentence'],
])('"%s" would be noticed', (text, what) => {
  expect(marks.filter(([, pattern]) => pattern.test(text)).map(([name]) => name)).toContain(what);
});
