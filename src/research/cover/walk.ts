import { must } from '../../base/must.ts';
import type { Job } from '../job.ts';
import { Tally } from '../tally.ts';
import { couldMeet, type SearchBudget, type SearchState, scarcest } from './bounds.ts';
import type { CoverTable } from './table.ts';

/** Receives each set that the walk finds: its items in the order found, and their total for each demand. */
export type OnCover = (items: readonly number[], totals: readonly number[]) => void;

/** One step down the walk: it adds an item to the set that the steps above have chosen. */
interface Step {
  /** The totals of the items chosen above, by demand. */
  readonly totals: Float64Array;
  /** The loads of the items chosen above, by level. */
  readonly loads: Float64Array;
  /** The demand for which the next item has to do its part. */
  pivot: number;
  /** The place of the next item among the richest in the pivot. */
  next: number;
  /** The item chosen here, while the walk is further down. */
  chosen: number;
  /** The items chosen here before: the walk has seen all sets with them. */
  readonly setAside: number[];
}

/**
 * Walks over all minimal sets of one size, each once. A set is minimal if it meets the demands, and no longer does when
 * any of its items is left out.
 *
 * For any demand, some item of the set must do its part: at least the amount that is lacking, divided by the number of
 * items still to choose. So the walk branches over the items that do. It sets an item aside for the rest of the step
 * once it has seen all sets with that item, and it cuts a branch that cannot meet the demands with the remaining items.
 * It never drops an item because another gives more of everything: the size would be right, but sets would be lost.
 */
export class CoverWalk {
  /** The totals to reach. A caller may raise them during the walk, which then passes over sets with lower totals. */
  readonly needed: number[];
  /** The most that loads may add up to. A caller may lower it during the walk, which then passes over sets above it. */
  readonly allowed: number[];
  private readonly table: CoverTable;
  private readonly size: number;
  private readonly state: SearchState;
  private readonly steps: readonly Step[];
  private stopped = false;

  /**
   * @param size how many items a set has.
   * @param withinLevels whether to leave out sets that pass a level.
   */
  constructor(table: CoverTable, size: number, withinLevels: boolean, budget: SearchBudget) {
    this.table = table;
    this.size = size;
    this.state = { table, budget, used: new Uint8Array(table.itemCount) };
    this.needed = table.demands.map(({ needed }) => needed);
    this.allowed = table.levels.map((level) => (withinLevels ? level : Number.POSITIVE_INFINITY));
    this.steps = Array.from({ length: size }, () => ({
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
    const { budget } = this.state;
    const tally = new Tally();
    let counted = budget.spent;
    let depth = this.enter(0) ? 0 : -1;
    while (depth >= 0 && budget.spent <= budget.limit && !this.stopped) {
      if (tally.add(budget.spent - counted)) yield tally.take();
      counted = budget.spent;
      depth = this.choose(depth, onCover);
    }
    tally.add(budget.spent - counted);
    yield tally.take();
    return depth < 0;
  }

  /** Ends the walk after the current set: for a caller that needs no more sets. */
  stop(): void {
    this.stopped = true;
  }

  /** Chooses the next item of a step. @returns the depth at which to go on. */
  private choose(depth: number, onCover: OnCover): number {
    const step = this.step(depth);
    const item = this.nextItem(step, this.size - depth);
    if (item === undefined) return this.leave(depth);
    step.chosen = item;
    const loads = this.allowed.map((_, level) => at(step.loads, level) + this.table.load(item, level));
    // Further items never lower the loads: no set with this item and those above keeps to the levels.
    if (loads.some((load, level) => load > at(this.allowed, level))) return depth;
    const totals = this.needed.map((_, demand) => at(step.totals, demand) + this.table.amount(item, demand));
    if (depth === this.size - 1) {
      const chosen = this.steps.map((one) => one.chosen);
      if (totals.every((total, demand) => total >= at(this.needed, demand)) && this.needsAll(chosen, totals)) {
        onCover(chosen, totals);
      }
      return depth;
    }
    this.state.used[item] = 1;
    this.step(depth + 1).totals.set(totals);
    this.step(depth + 1).loads.set(loads);
    if (this.enter(depth + 1)) return depth + 1;
    step.setAside.push(item);
    return depth;
  }

  /** Begins a step. @returns false if no set below it can meet the demands. */
  private enter(depth: number): boolean {
    const step = this.step(depth);
    const left = this.size - depth;
    const open = this.needed.flatMap((needed, demand) => {
      const lack = needed - at(step.totals, demand);
      return lack > 0 ? [{ demand, lack }] : [];
    });
    // A set that meets the demands already needs no further item.
    if (this.table.isMetBy(step.totals) || !couldMeet(this.state, open, left)) return false;
    step.pivot = scarcest(this.table, open, left);
    step.next = 0;
    step.setAside.length = 0;
    return true;
  }

  /** Ends a step. @returns the depth above it. */
  private leave(depth: number): number {
    for (const item of this.step(depth).setAside) this.state.used[item] = 0;
    if (depth > 0) {
      const above = this.step(depth - 1);
      above.setAside.push(above.chosen);
    }
    return depth - 1;
  }

  /** Returns the next item that does its part for the pivot, if any: the items after it give less. */
  private nextItem(step: Step, left: number): number | undefined {
    const richest = this.table.richestIn(step.pivot);
    const lack = at(this.needed, step.pivot) - at(step.totals, step.pivot);
    for (;;) {
      const item = richest[step.next++];
      this.state.budget.spent++;
      if (item === undefined || this.table.amount(item, step.pivot) * left < lack) return undefined;
      if (!this.state.used[item]) return item;
    }
  }

  /** Returns whether the set no longer meets the demands when any one of its items is left out. */
  private needsAll(items: readonly number[], totals: readonly number[]): boolean {
    return items.every((item) => !this.table.isMetBy(totals.map((total, i) => total - this.table.amount(item, i))));
  }

  private step(depth: number): Step {
    return must(this.steps[depth], 'a step of the walk');
  }
}

const at = (numbers: ArrayLike<number>, place: number): number =>
  must(numbers[place], 'the number of a demand or level');
