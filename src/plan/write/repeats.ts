/** Copies the text of a node that an answer repeats: the same selection of a node has the same text throughout. */
import type { Run } from './run.ts';
import type { Writer } from './writer.ts';
import type { Counted } from './written-nodes.ts';

/**
 * Writes nodes, and copies those that the answer has already.
 * @param place of the writer among those of a plan that copy.
 * @param workOf returns the count that the source keeps while it is written; null if it has counted before.
 */
export function repeatingWriter<R, N>(
  { write, steps }: Writer<R, N>,
  place: number,
  workOf: (reader: R) => Counted | null,
): Writer<R, N> {
  /** Returns how to note the text that follows; null if the text is there already. */
  const begin = (run: Run<R>, node: N): (() => void) | null => {
    const known = run.written(place);
    if (known.isIdle) return nothing;
    const work = workOf(run.reader);
    if (known.copy(node, run.out, work)) return null;
    const [start, errors, before] = [run.out.length, run.errors.length, work?.visited ?? 0];
    return () => {
      // The error of a field belongs to one place in the answer.
      if (run.errors.length > errors) return;
      known.note(node, { start, end: run.out.length, visited: (work?.visited ?? 0) - before });
    };
  };
  return {
    write(run, node, i) {
      const note = begin(run, node);
      if (!note) return;
      write(run, node, i);
      note();
    },
    ...(steps && {
      *steps(run: Run<R>, node: N, i: number) {
        const note = begin(run, node);
        if (!note) return;
        yield* steps(run, node, i);
        note();
      },
    }),
  };
}

const nothing = (): void => {};
