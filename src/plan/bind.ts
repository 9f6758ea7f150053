import type { GraphQLError } from 'graphql';
import { codedError, limitExceeded } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import type { Graph } from '../model/graph.ts';
import { fold, wordsOf } from '../model/text.ts';
import { decodeCursor } from './cursor.ts';
import { nullOperand } from './filter.ts';
import { wrongIds } from './ids.ts';
import { boundList } from './order.ts';
import type { Plan, RangeCheck, SlotDefinition } from './plan.ts';
import { sizeOf } from './size.ts';
import { followReference, VariableRef } from './variables.ts';

/** The values of one request, and the root fields that a wrong id makes unanswerable. */
export interface BoundSlots {
  /** By slot. */
  readonly values: readonly unknown[];
  /** The error of each such field, by its alias. */
  readonly refused: ReadonlyMap<string, GraphQLError>;
}

/** Replaces a wrong id: no entity has it, so a store finds nothing. */
const noId = '';

/**
 * Fills the slots of a plan with the values of one request, checked and decoded.
 * @param variables coerced variable values.
 * @throws {GraphQLError} BAD_CURSOR, BAD_PAGING, BAD_USER_INPUT or LIMIT_EXCEEDED, naming the argument.
 */
export function bindSlots(
  graph: Graph,
  plan: Plan,
  variables: Readonly<Record<string, unknown>>,
  limits: Limits,
): BoundSlots {
  const given = plan.slots.map((slot) => rawValue(slot, variables));
  checkSize(given, limits);
  const refused = new Map<string, GraphQLError>();
  const values: unknown[] = [];
  for (const [i, slot] of plan.slots.entries()) {
    const value = bindSlot(slot, given[i], limits, values);
    const error = 'kinds' in slot ? wrongIds(graph, slot.field, slot.kinds, asList(value)) : null;
    values.push(error ? noId : value);
    if (!error) continue;
    if (slot.use !== 'id') throw error;
    if (!refused.has(slot.root)) refused.set(slot.root, error);
  }
  for (const check of plan.checks) checkRange(check, values);
  return { values, refused };
}

/** Refuses long values before any other work on them. */
function checkSize(values: readonly unknown[], { maxArgumentSize: max }: Limits): void {
  let size = 0;
  for (const value of values) {
    size += sizeOf(value);
    if (size > max) throw limitExceeded('maxArgumentSize', max, size);
  }
}

function rawValue(slot: SlotDefinition, variables: Readonly<Record<string, unknown>>): unknown {
  if ('variable' in slot) return followReference(variables, new VariableRef(slot.variable, slot.path));
  return followAll(slot.constant, variables);
}

/** Fills the variables in a value of the document: `in: [$a, "b"]`, `where: {name: {eq: $name}}`. */
function followAll(value: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  if (value instanceof VariableRef) return followReference(variables, value);
  return mapValues(value, (item) => followAll(item, variables));
}

/** Changes each value of a list or an input object; returns any other value as it is. */
function mapValues(value: unknown, change: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item)]));
}

/**
 * Replaces half surrogate pairs by U+FFFD, as sending them to a database would, so that all stores get the same values.
 */
const wellFormed = (value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : mapValues(value, wellFormed);

/** @param bound the values of the slots before this one: ids in an order come before the cursors of the list. */
function bindSlot(slot: SlotDefinition, given: unknown, limits: Limits, bound: readonly unknown[]): unknown {
  const value = wellFormed(given);
  switch (slot.use) {
    case 'value':
    case 'limit':
      if (value === null || value === undefined) throw nullOperand(slot.field);
      if (Array.isArray(value) && value.some((item) => item === null || item === undefined)) {
        throw nullOperand(`An item of ${slot.field}`);
      }
      return value;
    case 'folded':
      if (typeof value !== 'string') throw nullOperand(slot.field);
      return fold(value);
    case 'searchText':
      return checkSearchText(slot.field, value, limits);
    case 'pageSize':
      return checkPageSize(slot.field, value, limits);
    case 'cursor':
      return decodeCursor(value, boundList(slot.list, bound), slot.field);
    case 'id':
    case 'operandId':
    case 'argument':
      return value;
    case 'found':
      return [];
    case 'ids':
      return checkIds(value, limits);
    case 'sourceIds':
      return checkIds(checkChoices(slot.field, value), limits);
    case 'choices':
      return checkChoices(slot.field, value);
    case 'minimum':
      if (typeof value === 'number' && value >= slot.least) return value;
      throw codedError(
        'BAD_USER_INPUT',
        `${slot.field} is ${String(value)}; it has to be a whole number from ${slot.least} up.`,
        {
          argument: slot.field,
        },
      );
  }
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function checkIds(value: unknown, { maxIds }: Limits): readonly unknown[] {
  const ids = asList(value);
  if (ids.length > maxIds) throw limitExceeded('maxIds', maxIds, ids.length);
  return ids;
}

/** @throws {GraphQLError} BAD_USER_INPUT for a list without values, or with a missing one. */
function checkChoices(field: string, value: unknown): readonly unknown[] {
  const choices = asList(value);
  if (choices.some((item) => item === null || item === undefined)) throw nullOperand(`An item of ${field}`);
  if (choices.length > 0) return [...new Set(choices)];
  throw codedError(
    'BAD_USER_INPUT',
    `${field} is an empty list, which nothing satisfies. Name a value, or leave it out.`,
    {
      argument: field,
    },
  );
}

function checkPageSize(field: string, value: unknown, limits: Limits): number {
  if (typeof value !== 'number' || value < 0) {
    throw codedError('BAD_PAGING', `${field} is ${String(value)}; it has to be a whole number from 0 up.`, {
      argument: field,
    });
  }
  if (value > limits.maxPageSize) {
    throw codedError(
      'BAD_PAGING',
      `${field} is ${value}, and a page has at most ${limits.maxPageSize} items. Ask for a page of that size and go ` +
        'on from its endCursor.',
      { limit: 'maxPageSize', max: limits.maxPageSize, actual: value },
    );
  }
  return value;
}

/** @throws {GraphQLError} LIMIT_EXCEEDED for more letters or words than a search takes. */
function checkSearchText(field: string, value: unknown, { maxSearchLetters, maxSearchWords }: Limits): string {
  if (typeof value !== 'string') throw nullOperand(field);
  // Folding writes some letters as several, so the folded text has to fit as well. Only a short text is folded.
  if (value.length > maxSearchLetters) throw limitExceeded('maxSearchLetters', maxSearchLetters, value.length);
  const letters = fold(value).length;
  if (letters > maxSearchLetters) throw limitExceeded('maxSearchLetters', maxSearchLetters, letters);
  const words = wordsOf(value).length;
  if (words > maxSearchWords) throw limitExceeded('maxSearchWords', maxSearchWords, words);
  return value;
}

function checkRange(check: RangeCheck, values: readonly unknown[]): void {
  const [low, high] = [values[check.low.slot], values[check.high.slot]];
  if (typeof low !== 'number' || typeof high !== 'number') return;
  const inclusive = check.low.comparator === 'gte' && check.high.comparator === 'lte';
  if (low < high || (low === high && inclusive)) return;
  throw codedError(
    'BAD_USER_INPUT',
    `${check.field} contradicts itself: nothing is both ${check.low.comparator} ${low} and ` +
      `${check.high.comparator} ${high}. Swap the bounds, or use \`or\` for two ranges.`,
  );
}
