import type { Plan } from '../plan.ts';
import type { BoundOperation } from '../prepare.ts';
import { compileWriter, type DataWriter } from './compile.ts';
import type { Page, Source } from './source.ts';

/** Keeps the writer of each plan as long as the plan. */
export class WriterCache<R, N, P extends Page> {
  private readonly source: Source<R, N, P>;
  private readonly writers = new WeakMap<Plan, DataWriter<R> | null>();

  constructor(source: Source<R, N, P>) {
    this.source = source;
  }

  /** Returns the writer of a plan; null for a plan that only graphql-js can answer. */
  of(bound: Pick<BoundOperation, 'plan' | 'selection'>): DataWriter<R> | null {
    const known = this.writers.get(bound.plan);
    if (known !== undefined) return known;
    const writer = compileWriter(bound, this.source);
    this.writers.set(bound.plan, writer);
    return writer;
  }
}
