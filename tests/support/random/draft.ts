/** Builds the document and the variables of a random operation. */
import type { GraphQLSchema } from 'graphql';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { Tape } from './tape.ts';

/** A value of an argument. The draft writes it into the document, or as variables, in whole or in part. */
export type Input =
  | { readonly is: 'leaf'; readonly type: string; readonly text: string; readonly json: unknown }
  | { readonly is: 'list'; readonly type: string; readonly items: readonly Input[] }
  | { readonly is: 'object'; readonly type: string; readonly required: boolean; readonly fields: readonly InputField[] }
  /* `required`: the fields do not accept null. */
  /** A variable without a value in the request, as if the document did not have the field. */
  | { readonly is: 'absent'; readonly type: string };
export type InputField = readonly [name: string, value: Input];

/** A variable that needs the cursor of an element. Only the engine can give that cursor. */
export interface CursorWish {
  readonly variable: string;
  /** An operation with one connection, under the aliases `parent` and `list`, that returns the cursor. */
  readonly query: string;
  /** The node whose list it is; null for the list of a kind. */
  readonly parent: string | null;
  readonly relation: string | null;
  /** The index of the element, modulo the length of the list. */
  readonly index: number;
}

/** A fragment of the document, which other selections may spread. */
export interface Fragment {
  readonly name: string;
  readonly on: string;
  /** The levels of lists in it. */
  readonly depth: number;
}

/** A document that is not yet complete. */
export class Draft {
  readonly graph: Graph;
  readonly data: GraphData;
  readonly schema: GraphQLSchema;
  readonly tape: Tape;
  readonly fragments: Fragment[] = [];
  readonly fragmentTexts: string[] = [];
  readonly cursors: CursorWish[] = [];
  readonly variables: Record<string, unknown> = {};
  /** Different values of some variables, for another request with the same document. */
  readonly redrawn: Record<string, unknown> = {};
  private readonly declarations: string[] = [];
  private readonly booleans: string[] = [];
  private readonly taken = new Set<string>();
  private names = 0;

  constructor(graph: Graph, data: GraphData, schema: GraphQLSchema, tape: Tape) {
    this.graph = graph;
    this.data = data;
    this.schema = schema;
    this.tape = tape;
  }

  /** Returns a new name. */
  name(prefix: string): string {
    this.names += 1;
    return `${prefix}${this.names}`;
  }

  /** Writes a field under a new alias, or without an alias if the name is still free. */
  alias(field: string): string {
    if (!this.taken.has(field) && this.tape.chance(30)) {
      this.taken.add(field);
      return field;
    }
    return `${this.name('a')}: ${field}`;
  }

  /** Declares a variable. If its value is undefined, the request does not contain it. */
  variable(type: string, json: unknown, standard?: string): string {
    const name = this.name('v');
    this.declarations.push(`$${name}: ${type}${standard === undefined ? '' : ` = ${standard}`}`);
    if (json !== undefined) this.variables[name] = json;
    return name;
  }

  get variableDefinitions(): string {
    return this.declarations.length === 0 ? '' : `(${this.declarations.join(', ')})`;
  }

  /**
   * Writes an argument. Some parts of it become variables.
   * @param required whether its place does not accept null.
   * @param again draws another value of the argument, for a later request.
   */
  print(input: Input, required = false, again?: () => Input): string {
    if (input.is === 'absent') return `$${this.variable(input.type, undefined)}`;
    if (this.tape.chance(input.is === 'leaf' ? 25 : 12)) {
      const isNull = input.is === 'leaf' && input.json === null;
      const bang = required || (!isNull && this.tape.chance(50));
      // A variable with a default may have no value, even in a place that does not accept null.
      if (!bang && input.is === 'leaf' && this.tape.chance(30)) {
        return `$${this.variable(input.type, undefined, input.text)}`;
      }
      const name = this.variable(bang ? `${input.type}!` : input.type, toJson(input));
      if (again) this.redrawn[name] = toJson(again());
      return `$${name}`;
    }
    switch (input.is) {
      case 'leaf':
        return input.text;
      case 'list': {
        const [only] = input.items;
        // GraphQL accepts one value as a list of one. A variable would have to be a list, so this is a literal.
        if (input.items.length === 1 && only && this.tape.chance(20)) return toLiteral(only);
        return `[${input.items.map((item) => this.print(item, true)).join(', ')}]`;
      }
      case 'object':
        return `{${input.fields.map(([name, value]) => `${name}: ${this.print(value, input.required)}`).join(', ')}}`;
    }
  }

  /** Writes `@include` or `@skip` on some selections. Two of three of these keep the selection. */
  directives(): string {
    if (!this.tape.chance(12)) return '';
    const [name, stays] = this.tape.pick([
      ['include', true],
      ['skip', false],
    ] as const);
    const value = this.tape.chance(65) ? stays : !stays;
    return ` @${name}(if: ${this.boolean(value)})`;
  }

  private boolean(value: boolean): string {
    const how = this.tape.below(4);
    if (how < 2) return String(value);
    if (how === 2 && this.booleans.length > 0) return `$${this.tape.pick(this.booleans)}`;
    const variable = this.tape.chance(25)
      ? this.variable('Boolean', undefined, String(value))
      : this.variable('Boolean!', value);
    this.booleans.push(variable);
    return `$${variable}`;
  }
}

/** Returns the value as JSON, for a variable. */
function toJson(input: Input): unknown {
  switch (input.is) {
    case 'leaf':
      return input.json;
    case 'list':
      return input.items.map(toJson);
    case 'object':
      return Object.fromEntries(
        input.fields.flatMap(([name, value]) => (value.is === 'absent' ? [] : [[name, toJson(value)]])),
      );
    case 'absent':
      return undefined;
  }
}

/** Writes the value as a literal without variables. */
export function toLiteral(input: Input): string {
  switch (input.is) {
    case 'leaf':
      return input.text;
    case 'list':
      return `[${input.items.map(toLiteral).join(', ')}]`;
    case 'object':
      return `{${input.fields
        .flatMap(([name, value]) => (value.is === 'absent' ? [] : [`${name}: ${toLiteral(value)}`]))
        .join(', ')}}`;
    case 'absent':
      return 'null';
  }
}
