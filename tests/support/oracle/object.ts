/** Builds the objects of an answer, for the oracle. */
import { collect, type Run, type Selected } from './collect.ts';
import type { Item } from './world.ts';

/** An answer: JSON, except for the cursors. */
export type Answer =
  | null
  | boolean
  | number
  | string
  | CursorMark
  | readonly Answer[]
  | { readonly [key: string]: Answer };

/** Takes the place of a cursor. It says which element of which list the engine's cursor must mark. */
export class CursorMark {
  readonly list: string;
  readonly item: Item;
  /** The limit by evidence on the list: an order by a lookup depends on it. */
  readonly limit: string;
  constructor(list: string, item: Item, limit: string) {
    this.list = list;
    this.item = item;
    this.limit = limit;
  }
}

/** Answers an object: `resolve` answers each of its selected fields. */
export function answerObject(
  run: Run,
  type: string,
  selecting: Selected,
  resolve: (field: Selected) => Answer,
): Answer {
  const answer: Record<string, Answer> = {};
  for (const field of collect(run, type, selecting.nodes)) {
    answer[field.alias] = field.name === '__typename' ? type : resolve(field);
  }
  return answer;
}
