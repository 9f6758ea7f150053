import type { OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Plan } from '../plan.ts';
import type { BoundOperation } from '../prepare.ts';
import { compileWriter, type DataWriter } from './compile.ts';
import type { Page, Source } from './source.ts';

/** The number of writers that an operation keeps: a writer takes ten times the memory of its plan. */
const writersPerOperation = 2;

/**
 * Keeps the writers of plans. They go with the operation, and so with the parsed document. The estimate of a document's
 * memory counts them (`server/graphql/documents.ts`).
 */
export class WriterCache<R, N, P extends Page> {
  private readonly source: Source<R, N, P>;
  private readonly writers = new WeakMap<OperationDefinitionNode, LRUCache<Plan, { writer: DataWriter<R> | null }>>();

  constructor(source: Source<R, N, P>) {
    this.source = source;
  }

  /** Returns the writer of a plan; null for a plan that only graphql-js can answer. */
  of(bound: Pick<BoundOperation, 'plan' | 'selection'>): DataWriter<R> | null {
    const { plan, selection } = bound;
    const kept = this.writers.get(selection.operation) ?? new LRUCache({ max: writersPerOperation });
    this.writers.set(selection.operation, kept);
    const known = kept.get(plan);
    if (known) return known.writer;
    const writer = compileWriter(bound, this.source);
    kept.set(plan, { writer });
    return writer;
  }
}
