import { codedError } from '../base/errors.ts';
import { type Condition, given } from '../model/condition.ts';
import type { Kind } from '../model/graph.ts';

/** The value that a query gives for a shortcut: the operand of the shortcut's condition. */
export class Given {
  /** A literal's value, or a reference into a variable. */
  readonly value: unknown;
  /** Names it in an error: "Query.claims(of:)". */
  readonly field: string;
  constructor(value: unknown, field: string) {
    this.value = value;
    this.field = field;
  }
}

/** A condition in the shape of `where`, and its name in an error. */
interface ShortcutCondition {
  readonly where: unknown;
  readonly field: string;
}

/**
 * Returns the conditions of the shortcuts among the arguments of a kind's list.
 * @param args from `splitVariables`: booleans are plain values, since they decide the plan.
 * @throws {GraphQLError} BAD_USER_INPUT for a shortcut that is null.
 */
export function shortcutConditions(
  kind: Kind,
  args: Readonly<Record<string, unknown>>,
  list: string,
): readonly ShortcutCondition[] {
  return Object.entries(kind.definition.shortcuts ?? {}).flatMap(([name, shortcut]) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    const field = `${list}(${name}:)`;
    if (value === undefined) return [];
    if (value === null) throw nullArgument(field);
    if (holdsGiven(shortcut.where)) return [{ where: substitute(shortcut.where, new Given(value, field)), field }];
    return [{ where: value === false ? { not: shortcut.where } : shortcut.where, field }];
  });
}

type Part = Condition[string];

const isLeaf = (part: Part): part is typeof given => part === given;

const holdsGiven = (part: Part): boolean => isLeaf(part) || Object.values(part).some(holdsGiven);

const substitute = (part: Part, operand: Given): unknown => {
  if (isLeaf(part)) return operand;
  if (Array.isArray(part)) return part.map((item) => substitute(item, operand));
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, substitute(inner, operand)]));
};

const nullArgument = (field: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${field} is null, which could mean every item or none. Leave the argument out to get every item.`,
  );
