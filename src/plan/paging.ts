import { codedError } from '../base/errors.ts';
import type { ListSignature, PageSlots } from './plan.ts';
import type { Selected } from './selector.ts';
import type { Slots } from './slots.ts';

/**
 * Reads the arguments of a page.
 * @throws {GraphQLError} BAD_PAGING for `first` together with `last`.
 */
export function readPage(slots: Slots, field: Selected, list: ListSignature, defaultSize: number): PageSlots {
  const { last, after, before } = field.args;
  // `last` replaces the default of `first`.
  const first = field.given.has('first') ? field.args.first : undefined;
  const isGiven = (value: unknown) => value !== null && value !== undefined;
  if (isGiven(first) && isGiven(last)) {
    throw codedError(
      'BAD_PAGING',
      `${field.name} has both first and last, which contradict each other. ` +
        'Use first (with after) to page forwards, or last (with before) to page backwards.',
    );
  }
  const cursor = (argument: 'after' | 'before', value: unknown) =>
    isGiven(value) ? slots.add(value, `${field.name}(${argument}:)`, { use: 'cursor', argument, list }) : null;
  const size = (argument: 'first' | 'last', value: unknown) =>
    slots.add(value, `${field.name}(${argument}:)`, { use: 'pageSize', argument });
  return {
    first: isGiven(last) ? null : size('first', first ?? defaultSize),
    last: isGiven(last) ? size('last', last) : null,
    after: cursor('after', after),
    before: cursor('before', before),
  };
}
