import { type FieldNode, type GraphQLError, type GraphQLField, getArgumentValues, locatedError } from 'graphql';
import type { JsonText } from '../../base/json-text.ts';
import { TimeSlice } from '../../base/slice.ts';
import type { Connection } from '../plan.ts';
import type { BoundOperation } from '../prepare.ts';
import { WrittenNodes } from './written-nodes.ts';

/** An error of a field on its way to the nearest field, or item of a list, that may be null. */
export class FieldError extends Error {
  readonly located: GraphQLError;

  constructor(located: GraphQLError) {
    super(located.message);
    this.located = located;
  }
}

/** The values of a field's arguments, or the error in one of them. */
type Arguments = Readonly<Record<string, unknown>>;

/** The state of writing one answer. */
export class Run<R> {
  /** The state of the source. */
  readonly reader: R;
  readonly bound: BoundOperation;
  readonly out: JsonText;
  /** The path of the field that is being written. Fields that cannot fail are not part of it. */
  readonly path: (string | number)[] = [];
  readonly errors: GraphQLError[] = [];
  readonly slice = new TimeSlice();
  /** Whether the lists of the plan take only a moment, as far as `momentOf` knows. */
  readonly moments = new Map<Connection, boolean>();
  private readonly args = new Map<FieldNode, Arguments>();
  private nodes: WrittenNodes[] = [];

  /** Whether the same writer has written an answer before. */
  readonly isRepeated: boolean;

  constructor(reader: R, bound: BoundOperation, out: JsonText, isRepeated: boolean) {
    this.reader = reader;
    this.bound = bound;
    this.out = out;
    this.isRepeated = isRepeated;
  }

  /** Returns the arguments of a field. They are the same for each object that has the field. */
  argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    const known = this.args.get(node);
    if (known) return known;
    const args = getArgumentValues(definition, node, { ...this.bound.variables });
    this.args.set(node, args);
    return args;
  }

  /** Returns the nodes that a writer has written. @param place of the writer: see `repeatingWriter`. */
  written(place: number): WrittenNodes {
    const known = this.nodes[place];
    if (known) return known;
    const begun = new WrittenNodes();
    this.nodes[place] = begun;
    return begun;
  }

  /** Places an error as graphql-js does. */
  fail(error: unknown, nodes: readonly FieldNode[], alias?: string): FieldError {
    const path = alias === undefined ? [...this.path] : [...this.path, alias];
    return new FieldError(locatedError(error, nodes, path));
  }

  /**
   * Ends the field, or item of a list, that an error makes null.
   * @param start of the value in the text.
   * @param depth of the path there.
   * @throws every error that is not the error of a field.
   */
  recover(error: unknown, start: number, depth: number): void {
    if (!(error instanceof FieldError)) throw error;
    this.out.length = start;
    // Some of these are no longer in the text.
    this.nodes = [];
    this.path.length = depth;
    this.errors.push(error.located);
    this.out.spend(Buffer.byteLength(JSON.stringify(error.located.path)));
    this.out.raw(nullText);
  }
}

export const nullText: Uint8Array = Buffer.from('null');
