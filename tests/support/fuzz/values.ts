/** Writes values of input types, for the operations of the fuzzer. */
import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLNonNull,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { Tape } from '../random/tape.ts';
import { alike, list, nothing, object, type Pool, texted, type Written, wrongValue } from './wrong-values.ts';

/** Replaces a value by a variable. */
export type Declare = (type: GraphQLInputType, value: Written) => Written;

/** Writes values of input types: valid ones, and wrong ones in `mistakePercent` of the places. */
export class Values {
  private readonly tape: Tape;
  private readonly pool: Pool;
  private readonly mistakePercent: number;
  private declare: Declare | null = null;

  constructor(tape: Tape, pool: Pool, mistakePercent: number) {
    this.tape = tape;
    this.pool = pool;
    this.mistakePercent = mistakePercent;
  }

  /** Writes a value for an argument or input field. @param declare makes variables for parts of it; null for none. */
  of(place: GraphQLArgument | GraphQLInputField, declare: Declare | null, depth = 3): Written {
    return this.within(declare, () => this.value(place.type, place, depth));
  }

  private within(declare: Declare | null, write: () => Written): Written {
    const before = this.declare;
    this.declare = declare;
    const written = write();
    this.declare = before;
    return written;
  }

  private value(type: GraphQLInputType, place: GraphQLArgument | GraphQLInputField, depth: number): Written {
    const { declare, tape } = this;
    if (!declare || !tape.chance(5)) return this.plain(type, place, depth);
    // The value of a variable contains no variables.
    return declare(
      type,
      this.within(null, () => this.plain(type, place, depth)),
    );
  }

  private plain(type: GraphQLInputType, place: GraphQLArgument | GraphQLInputField, depth: number): Written {
    const { tape } = this;
    if (tape.chance(this.mistakePercent)) return wrongValue(tape, this.pool);
    if (!isNonNullType(type) && tape.chance(4)) return nothing;
    const inner = getNullableType(type);
    if (isListType(inner)) {
      return list(Array.from({ length: tape.pick([1, 2, 0, 3]) }, () => this.value(inner.ofType, place, depth)));
    }
    if (isInputObjectType(inner)) return this.object(inner, depth - 1);
    if (isEnumType(inner)) return enumValue(tape, inner);
    switch (inner.name) {
      case 'Int':
        return alike(String(tape.pick([2, 1, 3, 0, 5])));
      case 'Float':
        return alike(tape.pick(['1', '0.5', '0', '-2.5', '1e3']));
      case 'Boolean':
        return alike(String(tape.chance(50)));
      case 'ID':
        return texted(this.id(place));
      default:
        return texted((tape.pick(this.pool.names) ?? '').slice(0, 2 + tape.below(10)));
    }
  }

  private object(type: GraphQLInputObjectType, depth: number): Written {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => depth > 0 || !isInputObjectType(getNullableType(field.type)));
    const optional = this.tape.some(leaves.length > 0 ? leaves : fields, type.isOneOf ? 1 : this.tape.pick([1, 1, 2]));
    // Deep below, where every field is an object, the empty object ends the value.
    const chosen = depth < -2 && !type.isOneOf ? [] : optional;
    const all = new Set([...fields.filter(isRequiredInputField), ...chosen]);
    return object(
      [...all].map((field) => {
        const inner = getNullableType(field.type);
        // The only field of a `oneOf` object may not be null.
        const given = type.isOneOf ? new GraphQLNonNull(inner) : field.type;
        // A nullable variable is not valid there either.
        const declare = type.isOneOf && !this.tape.chance(this.mistakePercent) ? null : this.declare;
        return [this.name(field.name), this.within(declare, () => this.value(given, field, depth))];
      }),
    );
  }

  /** Returns the name, or, as a mistake, a name that does not exist. */
  name(name: string): string {
    if (!this.tape.chance(this.mistakePercent)) return name;
    return this.tape.pick(['unheardOf', `${name}s`, '__proto__', 'constructor', 'toString', name.toUpperCase()]);
  }

  private id(place: GraphQLArgument | GraphQLInputField): string {
    const prefix = /begins with "([^"]+:)"/.exec(place.description ?? '')?.[1] ?? this.pool.prefixes[place.name];
    const known = prefix === undefined ? this.pool.ids : this.pool.ids.filter((id) => id.startsWith(prefix));
    return this.tape.chance(6) ? `${prefix ?? 'nutrient:'}no-such.thing` : (this.tape.pick(known) ?? '');
  }
}

function enumValue(tape: Tape, type: GraphQLEnumType): Written {
  const name = tape.pick(type.getValues())?.name ?? '';
  return { literal: name, json: JSON.stringify(name) };
}
