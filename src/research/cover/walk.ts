import type { Job } from '../job.ts';
import { couldMeet, type Effort, type Standing, scarcest } from './bounds.ts';
import type { CoverTable } from './table.ts';

/** Takes each set that is found: its items in the order found, and what they add up to for each demand. */
export type OnCover = (items: readonly number[], totals: readonly number[]) => void;

/** One level of the walk: sets that hold what was chosen above, and nothing that is in use or set aside. */
interface Level {
  /** What the items chosen above add up to. */
  readonly totals: Float64Array;
  /** What they add up to toward each level. */
  readonly loads: Float64Array;
  /** The demand for which the next item has to do its part. */
  pivot: number;
  /** Place of the next item among the richest for it. */
  next: number;
  /** The item chosen here, while the level below is walked. */
  chosen: number;
  /** Items that were chosen here before: sets with them have been seen. */
  readonly setAside: number[];
}

/** Units of work between two yields. */
const stride = 500;

/**
 * Walks over all sets of one size that meet the demands and of which no item can be left out, each once. Some item of
 * such a set must do its part for any one demand, that is at least what is lacking divided by the items still to choose:
 * so the walk branches over the items that do, and an item whose sets have been seen is set aside for the rest of the
 * level. Branches that cannot meet the
 * demands with the items left are cut. No item is dropped because another gives more of everything: that would keep the
 * size right and lose sets.
 */
export class CoverWalk {
  /** The totals to reach, which may be raised during the walk: sets below them are passed over from then on. */
  readonly needed: number[];
  /** The most that loads may add up to, which may be lowered during the walk: sets above are passed over from then on. */
  readonly allowed: number[];
  private readonly table: CoverTable;
  private readonly size: number;
  private readonly standing: Standing;
  private readonly levels: readonly Level[];

  /**
   * @param size of the sets.
   * @param withinLevels whether sets that pass a level are left out.
   */
  constructor(table: CoverTable, size: number, withinLevels: boolean, effort: Effort) {
    this.table = table;
    this.size = size;
    this.standing = { table, effort, used: new Uint8Array(table.itemCount) };
    this.needed = table.demands.map(({ needed }) => needed);
    this.allowed = table.levels.map((level) => (withinLevels ? level : Number.POSITIVE_INFINITY));
    this.levels = Array.from({ length: size }, () => ({
      totals: new Float64Array(table.demands.length),
      loads: new Float64Array(table.levels.length),
      pivot: 0,
      next: 0,
      chosen: -1,
      setAside: [],
    }));
  }

  /** @returns whether the walk came to its end within the budget. */
  *run(onCover: OnCover): Job<boolean> {
    const { effort } = this.standing;
    let told = effort.spent;
    let depth = this.enter(0) ? 0 : -1;
    while (depth >= 0 && effort.spent <= effort.budget) {
      if (effort.spent - told >= stride) {
        yield effort.spent - told;
        told = effort.spent;
      }
      depth = this.step(depth, onCover);
    }
    yield effort.spent - told;
    return depth < 0;
  }

  /** Chooses the next item of a level. @returns the depth to go on with. */
  private step(depth: number, onCover: OnCover): number {
    const level = this.level(depth);
    const item = this.nextItem(level, this.size - depth);
    if (item === undefined) return this.leave(depth);
    level.chosen = item;
    const loads = this.allowed.map((_, i) => (level.loads[i] ?? 0) + this.table.load(item, i));
    // Every further item adds to the loads or leaves them: no set with this item and those above keeps to the levels.
    if (loads.some((load, i) => load > (this.allowed[i] ?? 0))) return depth;
    const totals = this.needed.map((_, demand) => (level.totals[demand] ?? 0) + this.table.amount(item, demand));
    if (depth === this.size - 1) {
      const chosen = this.levels.map((one) => one.chosen);
      if (totals.every((total, demand) => total >= (this.needed[demand] ?? 0)) && this.needsAll(chosen, totals)) {
        onCover(chosen, totals);
      }
      return depth;
    }
    this.standing.used[item] = 1;
    this.level(depth + 1).totals.set(totals);
    this.level(depth + 1).loads.set(loads);
    if (this.enter(depth + 1)) return depth + 1;
    level.setAside.push(item);
    return depth;
  }

  /** Begins a level. @returns false where no set below it can meet the demands. */
  private enter(depth: number): boolean {
    const level = this.level(depth);
    const left = this.size - depth;
    const open = this.needed.flatMap((needed, demand) => {
      const lack = needed - (level.totals[demand] ?? 0);
      return lack > 0 ? [{ demand, lack }] : [];
    });
    // What meets the demands already needs no further item.
    if (this.table.isMetBy(level.totals) || !couldMeet(this.standing, open, left)) return false;
    level.pivot = scarcest(this.table, open, left);
    level.next = 0;
    level.setAside.length = 0;
    return true;
  }

  private leave(depth: number): number {
    for (const item of this.level(depth).setAside) this.standing.used[item] = 0;
    if (depth > 0) {
      const above = this.level(depth - 1);
      above.setAside.push(above.chosen);
    }
    return depth - 1;
  }

  /** The next item that does its part for the pivot; those after it in the row give less. */
  private nextItem(level: Level, left: number): number | undefined {
    const row = this.table.richest[level.pivot] ?? [];
    const lack = (this.needed[level.pivot] ?? 0) - (level.totals[level.pivot] ?? 0);
    for (;;) {
      const item = row[level.next++];
      this.standing.effort.spent++;
      if (item === undefined || this.table.amount(item, level.pivot) * left < lack) return undefined;
      if (!this.standing.used[item]) return item;
    }
  }

  /** Whether without any one of the items the demands are not met. */
  private needsAll(items: readonly number[], totals: readonly number[]): boolean {
    return items.every((item) => !this.table.isMetBy(totals.map((total, i) => total - this.table.amount(item, i))));
  }

  private level(depth: number): Level {
    const level = this.levels[depth];
    if (!level) throw new Error(`the walk has no level ${depth}`);
    return level;
  }
}
