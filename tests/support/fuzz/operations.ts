/** Writes random operations from a schema, for the fuzzer, with mistakes if it wants them. */
import {
  type GraphQLArgument,
  GraphQLBoolean,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Tape } from '../random/tape.ts';
import { Values } from './values.ts';
import { alike, type Pool, type Written, wrongValue } from './wrong-values.ts';

/** An operation with its variables and name, each in the form in which a JSON body contains it. */
export interface FuzzedOperation {
  readonly query: string;
  /** JSON. */
  readonly variables: string;
  /** JSON; null for none. */
  readonly operationName: string | null;
}

/** The depth down to which the writer chooses any field. Below it, the writer prefers leaves. */
const maxDepth = 5;

/**
 * Writes a random operation from the schema alone, with any root field, also those of research.
 * @param mistakePercent the share of places that get a mistake. With 0 the operation is valid.
 */
export const writeOperation = (
  schema: GraphQLSchema,
  tape: Tape,
  pool: Pool,
  mistakePercent: number,
): FuzzedOperation => new Writer(schema, tape, pool, mistakePercent).operation();

class Writer {
  private readonly schema: GraphQLSchema;
  private readonly tape: Tape;
  private readonly pool: Pool;
  private readonly values: Values;
  private readonly mistakePercent: number;
  private readonly declared: string[] = [];
  private readonly given: string[] = [];
  private names = 0;

  constructor(schema: GraphQLSchema, tape: Tape, pool: Pool, mistakePercent: number) {
    this.schema = schema;
    this.tape = tape;
    this.pool = pool;
    this.values = new Values(tape, pool, mistakePercent);
    this.mistakePercent = mistakePercent;
  }

  operation(): FuzzedOperation {
    const { tape } = this;
    const query = this.schema.getQueryType();
    const roots = this.selection(query as GraphQLNamedType, maxDepth);
    const declared = this.declared.length > 0 ? `(${this.declared.join(', ')})` : '';
    const name = tape.pick(['Fuzzed', '', 'null', 'query', '__proto__', 'constructor']);
    const kind = name || declared ? 'query ' : '';
    const text = `${kind}${name}${declared} ${roots}`;
    return {
      query: this.makesMistake() ? `${text} ${tape.pick(oddities)}` : text,
      variables: `{${this.given.join(',')}}`,
      operationName: this.makesMistake() ? tape.pick(['"Other"', '""', '7', '"Fuzzed"', '{}']) : null,
    };
  }

  private makesMistake(): boolean {
    return this.tape.chance(this.mistakePercent);
  }

  /** Writes a selection set with its braces. Each field that could collide with another gets its own alias. */
  private selection(type: GraphQLNamedType, depth: number): string {
    const { tape } = this;
    const parts = this.fields(type, depth, false);
    if (isAbstractType(type)) {
      const [kind] = tape.some(this.schema.getPossibleTypes(type), 1);
      if (kind) parts.push(`... on ${this.values.name(kind.name)} { ${this.fields(kind, depth - 1, true).join(' ')} }`);
    }
    if (this.makesMistake()) parts.push(tape.pick(wrongSelections));
    return `{ ${parts.join(' ')} }`;
  }

  private fields(type: GraphQLNamedType, depth: number, inFragment: boolean): string[] {
    if (!isObjectType(type) && !isInterfaceType(type)) return ['__typename'];
    const all = Object.values(type.getFields());
    const isLeaf = (field: GraphQLField<unknown, unknown>) => isLeafType(getNamedType(field.type));
    const open = depth > 0 ? all : all.filter(isLeaf);
    if (open.length === 0) return ['__typename'];
    return this.tape.some(open, this.tape.pick([1, 2, 1, 3])).map((field) => {
      const plain = isLeaf(field) && field.args.length === 0 && !inFragment;
      const alias = plain ? '' : `${this.alias()}: `;
      const called = `${alias}${this.values.name(field.name)}${this.arguments(field)}`;
      return `${called}${this.directive()}${this.inner(field, depth)}`;
    });
  }

  private alias(): string {
    if (this.makesMistake())
      return this.tape.pick(['__proto__', 'constructor', 'toString', 'then', '__typename', 'a1']);
    this.names += 1;
    return `a${this.names}`;
  }

  private inner(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    if (isCompositeType(type) === this.makesMistake()) return '';
    return isCompositeType(type) ? ` ${this.selection(type, depth - 1)}` : ' { id }';
  }

  private arguments({ args }: GraphQLField<unknown, unknown>): string {
    const { tape } = this;
    const chosen = args.filter((argument) => {
      if (isRequiredArgument(argument)) return !this.makesMistake();
      // Only the list itself gives valid cursors, and `first` excludes `last`.
      const isRisky = ['after', 'before', 'last'].includes(argument.name);
      // A limit by evidence refuses nulls and empty lists, and nearly every field takes one.
      return isRisky ? this.makesMistake() : tape.chance(argument.name === 'evidence' ? 10 : 35);
    });
    const written = chosen.map((argument) => `${this.values.name(argument.name)}: ${this.argument(argument)}`);
    if (this.makesMistake())
      written.push(tape.pick(['unheardOf: 1', 'first: 1', 'first: -1, last: -1', '__proto__: {}']));
    return written.length > 0 ? `(${written.join(', ')})` : '';
  }

  /** Writes an argument as a variable, or as a literal that may contain variables in any place. */
  private argument(argument: GraphQLArgument): string {
    if (this.tape.chance(30)) return this.variable(argument.type, this.values.of(argument, null));
    return this.values.of(argument, (type, value) => alike(this.variable(type, value))).literal;
  }

  /**
   * Declares a variable with a value: in the request, as its default, or both. A null next to a default is a mistake in
   * most places.
   */
  private variable(type: GraphQLInputType, { literal, json }: Written): string {
    const { tape } = this;
    this.names += 1;
    const name = `v${this.names}`;
    const way = tape.pick(['given', 'given', 'default', 'both'] as const);
    const declared = way === 'given' ? type : getNullableType(type);
    const wrong = this.makesMistake()
      ? tape.pick(['Int', '[String!]!', 'ID', 'Unheard', 'Query', '[[Int]]'])
      : declared;
    const isNull = way !== 'given' && this.mistakePercent > 0 && tape.chance(20);
    const standard = way === 'given' ? '' : ` = ${literal}`;
    const odd = isEnumType(getNamedType(type)) ? 'UNHEARD_OF' : wrongValue(tape, this.pool).literal;
    if (!this.makesMistake()) this.declared.push(`$${name}: ${wrong}${this.makesMistake() ? ` = ${odd}` : standard}`);
    if (isNull) this.given.push(`"${name}":null`);
    else if (way !== 'default' && !this.makesMistake()) this.given.push(`"${name}":${json}`);
    return `$${name}`;
  }

  private directive(): string {
    const { tape } = this;
    if (this.makesMistake()) return ` ${tape.pick(['@unheard', '@skip', '@include(if: 1)', '@deprecated', '@oneOf'])}`;
    if (!tape.chance(5)) return '';
    const value = alike(String(tape.chance(60)));
    const condition = tape.chance(50) ? this.variable(new GraphQLNonNull(GraphQLBoolean), value) : value.literal;
    return ` @include(if: ${condition})`;
  }
}

const wrongSelections = [
  '...Unheard',
  '... on Unheard { id }',
  '... on String { id }',
  '... on EntityKind { id }',
  '__schema { types { fields { type { fields { type { name } } } } } }',
  '__type(name: "Query") { name fields { args { defaultValue } } }',
  '__type(name: 5) { name }',
  '... @include(if: $unheardOf) { __typename }',
  '{ }',
  'a1 a1: id',
  `${'x { '.repeat(30)} id ${'}'.repeat(30)}`,
] as const;

const oddities = [
  'query Other { __typename }',
  'fragment Unused on Nutrient { id }',
  'fragment F on Nutrient { ...G } fragment G on Nutrient { ...F }',
  'mutation { x }',
  'subscription { x }',
  'type X { a: Int }',
  'extend schema @x',
  '\ufeff',
  '\u0000',
  '"""',
  '# comment \u2028 \ud83d',
  '{',
] as const;
