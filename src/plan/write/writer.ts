/**
 * Parts of a writer. Each writes one value of the answer. A part with lists of lists below it works in steps: it yields
 * at the end of a slice of time, and other requests have their turn.
 */
import { closeList, comma, openList, utf8 } from '../../base/json-text.ts';
import { nullText, type Run } from './run.ts';

/**
 * Writes a value.
 * @param from the part of the result that it comes from: a node, a page, a value.
 * @param i the place of an item in `from`; 0 where `from` has none.
 */
type Write<R, S> = (run: Run<R>, from: S, i: number) => void;
type Steps<R, S> = (run: Run<R>, from: S, i: number) => Generator<void, void, void>;

export interface Writer<R, S> {
  readonly write: Write<R, S>;
  /** Present where the value takes more than a moment. It is used instead of `write`. */
  readonly steps?: Steps<R, S>;
  /**
   * Writes the items of a list from one on, one or more of them.
   * @param at returns an item. It is called once for each, in order.
   * @returns the number of items.
   */
  readonly series?: (run: Run<R>, at: (i: number) => S, i: number, count: number) => number;
  /** The same for a writer that finds the items in the list itself. */
  readonly itemSeries?: (run: Run<R>, list: S, i: number, count: number) => number;
}

/** A field of an object. */
export interface WrittenField<R, S> {
  readonly alias: string;
  /** A text that does not depend on the object, or the writer of the value. */
  readonly value: string | Writer<R, S>;
  /** True where the writer places its errors without the path of the run. */
  readonly placesErrors?: true;
  /** True for a list of the store: the clock is checked after it. */
  readonly isList?: true;
  /** Returns whether the value takes only a moment, so that it needs no steps. */
  readonly isMoment?: ((run: Run<R>) => boolean) | null;
}

interface Part<R, S> extends Writer<R, S> {
  readonly before: Uint8Array;
  /** Null where the path of the run stays as it is. */
  readonly alias: string | null;
  readonly isList: boolean;
  readonly isMoment: ((run: Run<R>) => boolean) | null;
}

/** Writes an object with these fields, in this order. Constant parts of it are joined. */
export function objectWriter<R, S>(fields: readonly WrittenField<R, S>[]): Writer<R, S> {
  const parts: Part<R, S>[] = [];
  let text = '{';
  for (const [i, { alias, value, placesErrors, isList = false, isMoment = null }] of fields.entries()) {
    text += `${i > 0 ? ',' : ''}${JSON.stringify(alias)}:`;
    if (typeof value === 'string') text += value;
    else {
      parts.push({ ...value, before: utf8(text), alias: placesErrors ? null : alias, isList, isMoment });
      text = '';
    }
  }
  const end = utf8(`${text}}`);
  const writePart = (run: Run<R>, part: Part<R, S>, from: S, i: number) => {
    run.out.raw(part.before);
    if (part.alias !== null) run.path.push(part.alias);
    part.write(run, from, i);
    if (part.alias !== null) run.path.pop();
  };
  const write: Write<R, S> = (run, from, i) => {
    for (let p = 0; p < parts.length; p++) writePart(run, parts[p] as Part<R, S>, from, i);
    run.out.raw(end);
  };
  if (!parts.some(({ steps, isList }) => steps || isList)) return { write };
  return {
    write,
    *steps(run, from, i) {
      for (let p = 0; p < parts.length; p++) {
        const part = parts[p] as Part<R, S>;
        if (part.steps && part.alias !== null && !part.isMoment?.(run)) {
          run.out.raw(part.before);
          run.path.push(part.alias);
          yield* part.steps(run, from, i);
          run.path.pop();
        } else writePart(run, part, from, i);
        if (part.isList && run.slice.isOver) yield;
      }
      run.out.raw(end);
    },
  };
}

/**
 * Writes a list. The writer of its items gets the list and the place of an item.
 * @param isLong makes it check the clock after each item, also where an item takes only a moment.
 */
export function listWriter<R, L extends { readonly length: number }>(item: Writer<R, L>, isLong = false): Writer<R, L> {
  const begin = ({ out, path }: Run<R>, i: number) => {
    if (i > 0) out.byte(comma);
    path[path.length - 1] = i;
  };
  const { write: writeItem, steps: itemSteps, itemSeries } = item;
  const write: Write<R, L> = (run, list) => {
    run.out.byte(openList);
    run.path.push(0);
    for (let i = 0; i < list.length; ) {
      begin(run, i);
      if (itemSeries) i += itemSeries(run, list, i, list.length);
      else writeItem(run, list, i++);
    }
    run.path.pop();
    run.out.byte(closeList);
  };
  if (!itemSteps && !isLong) return { write };
  return {
    write,
    *steps(run, list) {
      run.out.byte(openList);
      run.path.push(0);
      for (let i = 0; i < list.length; i++) {
        begin(run, i);
        if (itemSteps) yield* itemSteps(run, list, i);
        else writeItem(run, list, i);
        if (isLong && run.slice.isOver) yield;
      }
      run.path.pop();
      run.out.byte(closeList);
    },
  };
}

/** Writes null in the place of a value that fails. */
export function nullableWriter<R, S>({ write, steps }: Writer<R, S>): Writer<R, S> {
  return {
    write(run, from, i) {
      const start = run.out.length;
      const depth = run.path.length;
      try {
        write(run, from, i);
      } catch (error) {
        run.recover(error, start, depth);
      }
    },
    ...(steps && {
      *steps(run: Run<R>, from: S, i: number) {
        const start = run.out.length;
        const depth = run.path.length;
        try {
          yield* steps(run, from, i);
        } catch (error) {
          run.recover(error, start, depth);
        }
      },
    }),
  };
}

/** Writes what a part of the result leads to. */
export function via<R, S, T>(
  lead: (run: Run<R>, from: S, i: number) => T,
  { write, steps, series }: Writer<R, T>,
): Writer<R, S> {
  return {
    write: (run, from, i) => write(run, lead(run, from, i), 0),
    ...(series && {
      itemSeries: (run: Run<R>, list: S, i: number, count: number) =>
        series(run, (place) => lead(run, list, place), i, count),
    }),
    ...(steps && {
      *steps(run: Run<R>, from: S, i: number) {
        yield* steps(run, lead(run, from, i), 0);
      },
    }),
  };
}

/** Writes null for a missing value. */
export function optionalWriter<R, S>({ write, steps }: Writer<R, S>): Writer<R, S | null | undefined> {
  return {
    write(run, from, i) {
      if (from === null || from === undefined) run.out.raw(nullText);
      else write(run, from, i);
    },
    ...(steps && {
      *steps(run: Run<R>, from: S | null | undefined, i: number) {
        if (from === null || from === undefined) run.out.raw(nullText);
        else yield* steps(run, from, i);
      },
    }),
  };
}

/** Writes with the writer that fits. */
export function choiceWriter<R, S>(
  writers: readonly Writer<R, S>[],
  choose: (run: Run<R>, from: S) => Writer<R, S>,
): Writer<R, S> {
  const write: Write<R, S> = (run, from, i) => choose(run, from).write(run, from, i);
  if (!writers.some(({ steps }) => steps)) return { write };
  return {
    write,
    *steps(run, from, i) {
      const chosen = choose(run, from);
      if (chosen.steps) yield* chosen.steps(run, from, i);
      else chosen.write(run, from, i);
    },
  };
}
