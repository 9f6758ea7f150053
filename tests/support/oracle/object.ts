import { collect, type Run, type Selected } from './collect.ts';
import type { Item } from './world.ts';

/** An answer: JSON, but for the cursors. */
export type Answer =
  | null
  | boolean
  | number
  | string
  | CursorMark
  | readonly Answer[]
  | { readonly [key: string]: Answer };

/** Stands where the engine puts a cursor: the element it has to mark, in which list. */
export class CursorMark {
  readonly list: string;
  readonly item: Item;
  constructor(list: string, item: Item) {
    this.list = list;
    this.item = item;
  }
}

/** An object of a type: each selected field as `resolve` answers it. */
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
