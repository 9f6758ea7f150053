/** Draws random questions of research, with everything that their answers hold by themselves. */
import type fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { GraphData } from '../../../src/model/data.ts';
import { prefixOf } from '../schema/sample-ids.ts';
import { selectWhole } from '../schema/whole-answer.ts';
import { tapes } from './random-operation.ts';
import { Tape } from './tape.ts';

type Place = GraphQLArgument | GraphQLInputField;

/** A question, and the field that it asks. */
export interface RandomQuestion {
  readonly field: string;
  readonly document: string;
}

const limitOf = ({ args }: GraphQLField<unknown, unknown>) => args.find(({ name }) => name === 'evidence');

/** Returns the fields of research: their limit by evidence has a default. */
const questionsOf = (schema: GraphQLSchema): readonly GraphQLField<unknown, unknown>[] =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) => limitOf(field)?.defaultValue !== undefined);

/** Generates questions about entities of the data, without a limit by evidence. Some contradict themselves. */
export function randomQuestions(schema: GraphQLSchema, { nodes }: GraphData): fc.Arbitrary<RandomQuestion> {
  const ids = nodes.filter(({ kind }) => kind !== 'Claim').map(({ id }) => id);
  const diets = nodes.filter(({ properties }) => Object.values(properties).includes('DIET')).map(({ id }) => id);
  const idFor = (tape: Tape, place: Place) =>
    tape.pick(place.name === 'diets' ? diets : ids.filter((id) => id.startsWith(prefixOf(place) ?? '')));
  const fields = questionsOf(schema);
  return tapes(200).map((choices) => {
    const tape = new Tape(choices);
    const field = tape.pick(fields);
    if (!field) throw new Error('the schema has no fields of research');
    const chosen = field.args.filter(
      (argument) => isRequiredArgument(argument) || (isDrawn(argument) && tape.chance(25)),
    );
    const args = chosen.map((argument) => `${argument.name}: ${inputFor(tape, argument.type, argument, idFor)}`);
    const given = args.length === 0 ? '' : `(${args.join(', ')})`;
    return { field: field.name, document: `{ ${field.name}${given} ${selectWhole(getNamedType(field.type))} }` };
  });
}

/** Only an answer gives cursors, and the filters of lists have their own random operations. */
const isDrawn = ({ name, type }: Place): boolean =>
  !['evidence', 'after', 'where'].includes(name) && getNamedType(type).name !== 'String';

type IdFor = (tape: Tape, place: Place) => string | undefined;

function inputFor(tape: Tape, type: GraphQLInputType, place: Place, idFor: IdFor): string {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const items = Array.from({ length: tape.pick([1, 2, 3]) }, () => inputFor(tape, inner.ofType, place, idFor));
    return `[${items.join(', ')}]`;
  }
  if (isEnumType(inner)) return tape.pick(inner.getValues())?.name ?? '';
  if (isInputObjectType(inner)) {
    const chosen = Object.values(inner.getFields()).filter(
      (field) => isRequiredInputField(field) || (isDrawn(field) && (field.name === 'grams' || tape.chance(40))),
    );
    return `{${chosen.map((field) => `${field.name}: ${inputFor(tape, field.type, field, idFor)}`).join(', ')}}`;
  }
  switch (inner.name) {
    case 'ID':
      return JSON.stringify(idFor(tape, place) ?? '');
    case 'Int':
      return String(tape.pick([1, 2, 3, 20, 40]));
    case 'Float':
      return tape.pick(['1', '0.5', '50', '100']);
    default:
      return String(tape.chance(50));
  }
}
