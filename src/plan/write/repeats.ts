/** Copies the text of a node that an answer repeats: the same selection of a node has the same text throughout. */
import type { JsonText } from '../../base/json-text.ts';
import type { Work } from '../../base/work.ts';
import type { Run } from './run.ts';
import type { Writer } from './writer.ts';

/** Counts the work of a source. */
export type Counted = Pick<Work, 'visited' | 'admits' | 'visit'>;

/** The first text of a node in an answer, and the work that it took. */
interface Written {
  readonly start: number;
  readonly end: number;
  readonly visited: number;
}

/** The number of nodes after which a writer gives up if it has met few of them again. */
const trial = 100;
/** The smallest share of repeated nodes that pays for remembering all of them. */
const leastShare = 0.1;

/** The nodes that one writer has written in one answer. */
export class WrittenNodes {
  private readonly nodes = new Map<unknown, Written>();
  private repeats = 0;

  /** True once the nodes have turned out to repeat too seldom. */
  get isIdle(): boolean {
    return this.nodes.size > trial && this.repeats < leastShare * this.nodes.size;
  }

  /** Copies the text of a node, and counts its work again. Returns false if it has to be written. */
  copy(node: unknown, out: JsonText, work: Counted | null): boolean {
    const found = this.nodes.get(node);
    // Past the limit, the work must end at the same node as it would without a copy.
    if (!found || work?.admits(found.visited) === false) return false;
    this.repeats += 1;
    work?.visit(found.visited);
    out.repeat(found.start, found.end);
    return true;
  }

  note(node: unknown, written: Written): void {
    this.nodes.set(node, written);
  }
}

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
