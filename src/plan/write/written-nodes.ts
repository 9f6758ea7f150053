import type { JsonText } from '../../base/json-text.ts';
import type { Work } from '../../base/work.ts';

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
