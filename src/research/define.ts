/**
 * The vocabulary in which a research field is declared: its arguments, its result, and the function that answers. The
 * engine derives the GraphQL types and the plan from it, as it derives the rest of the API from the graph.
 */
import type { EnumDefinition } from '../model/define.ts';
import type { ResearchContext } from './context.ts';

interface Described {
  readonly description: string;
}
/** A field of a result: a single value, or a list. It is never null unless declared so. */
interface Shape extends Described {
  readonly list?: true;
  readonly nullable?: true;
}

type ScalarName = 'int' | 'float' | 'string' | 'boolean';
export interface ScalarField extends Shape {
  readonly type: ScalarName;
  /** Unit of the number, as people write it. */
  readonly unit?: string;
}
export interface EnumField extends Shape {
  readonly type: 'enum';
  readonly enum: EnumDefinition;
}
/** One of the graph's own enums: the kinds, or the relations, by their declared names. */
export interface GraphEnumField extends Shape {
  readonly type: 'kind' | 'relation';
}
/** Entities of the graph, by id. The plan reads all that a query selects of them. */
export interface EntityField extends Shape {
  readonly type: 'entity';
  /** The one kind, or null for any. */
  readonly kind: string | null;
}
export interface ObjectField extends Shape {
  readonly type: 'object';
  readonly object: ResultDefinition;
}
export type ResultField = ScalarField | EnumField | GraphEnumField | EntityField | ObjectField;

/** An object type of an answer. */
export interface ResultDefinition {
  /** Name of the GraphQL type. */
  readonly name: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, ResultField>>;
  /**
   * Set to false on a result with claims that cannot be `Evidenced`, because one of its fields has another type than
   * the field of that name on an edge.
   */
  readonly evidenced?: false;
}

interface ArgumentBase extends Described {
  readonly required?: true;
}
/** One id of these kinds, or several with `list`. The engine refuses ids of other kinds before it reads anything. */
export interface IdArgument extends ArgumentBase {
  readonly type: 'id';
  /** Null for any. */
  readonly kinds: readonly string[] | null;
  readonly list?: true;
  /** The least number of ids in a list. */
  readonly min?: number;
}
export interface NumberArgument extends ArgumentBase {
  readonly type: 'int' | 'float';
  readonly min: number;
  readonly max: number;
  readonly default?: number;
}
export interface TextArgument extends ArgumentBase {
  readonly type: 'string';
}
export interface BooleanArgument extends ArgumentBase {
  readonly type: 'boolean';
  readonly default?: boolean;
}
export interface EnumArgument extends ArgumentBase {
  readonly type: 'enum';
  readonly enum: EnumDefinition;
  readonly default?: string;
}
/** Several kinds or relations of the graph, by their declared names. */
export interface GraphEnumArgument extends ArgumentBase {
  readonly type: 'kinds' | 'relations';
}
/** The condition that lists of the kind take: "FoodWhere". A query for facts takes it unchanged. */
export interface WhereArgument extends ArgumentBase {
  readonly type: 'where';
  readonly kind: string;
}
/** One small object, or a list of them, with their own input type. */
export interface ObjectsArgument extends ArgumentBase {
  readonly type: 'object' | 'objects';
  /** Name of the input type. */
  readonly name: string;
  readonly objectDescription: string;
  readonly fields: ArgumentDefinitions;
}
export type ArgumentDefinition =
  | IdArgument
  | NumberArgument
  | TextArgument
  | BooleanArgument
  | EnumArgument
  | GraphEnumArgument
  | WhereArgument
  | ObjectsArgument;
export interface ArgumentDefinitions {
  readonly [name: string]: ArgumentDefinition;
}

/** A condition on its way to a query for facts; only the planner reads it. */
export type Where = Readonly<Record<string, unknown>>;

/** A root field that answers a question about the graph with an algorithm. */
export interface ResearchDefinition<
  A extends ArgumentDefinitions = ArgumentDefinitions,
  R extends ResultDefinition = ResultDefinition,
> {
  /** Name of the root field. */
  readonly field: string;
  readonly description: string;
  readonly arguments: A;
  readonly result: R;
  /**
   * Whether the arguments describe a person. The service then keeps no answer of an operation with this field, and
   * forbids browsers and proxies to keep one.
   */
  readonly isPrivate?: true;
  /**
   * Computes the result, with ids in the place of entities.
   * @throws {GraphQLError} with a code a client may see.
   */
  answer(args: ArgumentValues<A>, context: ResearchContext): Promise<ValueOf<R>>;
}

/** A research field of any arguments and result, for lists of fields. */
export type AnyResearch = Omit<ResearchDefinition, 'answer'> & {
  readonly answer: (args: never, context: ResearchContext) => Promise<unknown>;
};

/* The TypeScript types of the values that the declarations above describe. */

type Scalars = { int: number; float: number; string: string; boolean: boolean };
type Base<F extends ResultField> = F extends { readonly type: infer T extends ScalarName }
  ? Scalars[T]
  : F extends { readonly type: 'object'; readonly object: infer O extends ResultDefinition }
    ? ValueOf<O>
    : F extends { readonly type: 'enum'; readonly enum: infer E extends EnumDefinition }
      ? keyof E['values'] & string
      : string;
type Listed<F, T> = F extends { readonly list: true } ? readonly T[] : T;
type Nullable<F, T> = F extends { readonly nullable: true } ? T | null : T;

/** A result as `answer` returns it: entities as ids. */
export type ValueOf<R extends ResultDefinition> = {
  readonly [K in keyof R['fields']]: Nullable<R['fields'][K], Listed<R['fields'][K], Base<R['fields'][K]>>>;
};

type ArgumentBaseValue<A extends ArgumentDefinition> = A extends { readonly type: 'int' | 'float' }
  ? number
  : A extends { readonly type: 'boolean' }
    ? boolean
    : A extends { readonly type: 'enum'; readonly enum: infer E extends EnumDefinition }
      ? keyof E['values'] & string
      : A extends { readonly type: 'where' }
        ? Where
        : A extends { readonly type: 'kinds' | 'relations' }
          ? readonly string[]
          : A extends { readonly type: 'objects'; readonly fields: infer F extends ArgumentDefinitions }
            ? readonly ArgumentValues<F>[]
            : A extends { readonly type: 'object'; readonly fields: infer F extends ArgumentDefinitions }
              ? ArgumentValues<F>
              : string;
type Given<A> = A extends { readonly required: true } | { readonly default: unknown } ? never : null;

/** Arguments as `answer` gets them: checked, with defaults; null for a missing one. No id comes twice in a list. */
export type ArgumentValues<A extends ArgumentDefinitions> = {
  readonly [K in keyof A]: Listed<A[K], ArgumentBaseValue<A[K]>> | Given<A[K]>;
};

/* Identity functions: they give a declaration its type in the place where it is written, so that errors show there. */
export const defineResult = <const R extends ResultDefinition>(result: R): R => result;
export const defineArguments = <const A extends ArgumentDefinitions>(definitions: A): A => definitions;

/**
 * Declares a research field. The engine checks its arguments, reads the entities of its result, and limits its work.
 * @example
 * const booksOf = facts('query ($author: ID!) { author(id: $author) { books { nodes { id pages } } } }');
 *
 * export const longestBookField = defineResearch({
 *   field: 'longestBook',
 *   description: 'Finds the longest book of an author.',
 *   arguments: { author: { type: 'id', kinds: ['Author'], required: true, description: 'Id of the author.' } },
 *   result: defineResult({
 *     name: 'LongestBook',
 *     description: 'The longest book of an author.',
 *     fields: { book: { type: 'entity', kind: 'Book', nullable: true, description: 'The book; null without any.' } },
 *   }),
 *   answer: async ({ author }, context) => {
 *     const { author: found } = await context.ask(booksOf, { author });
 *     return { book: await context.run(longest(found?.books.nodes ?? [])) };
 *   },
 * });
 */
export const defineResearch = <const A extends ArgumentDefinitions, const R extends ResultDefinition>(
  research: ResearchDefinition<A, R>,
): ResearchDefinition<A, R> => research;
