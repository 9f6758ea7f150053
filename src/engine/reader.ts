import type { Stop } from '../base/stop.ts';
import { inSpan, type SpanTimes } from '../base/tracing.ts';
import { limitValues } from '../plan/fact-limit.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { BoundOperation } from '../plan/prepare.ts';
import type { ResultTree } from '../plan/result.ts';
import type { Written } from '../plan/write/write.ts';
import { type AdmittedHits, bindSearches, needsIndex } from '../search/bind.ts';
import { ReleaseChanged } from '../store/one-release.ts';
import type { Store, Writing } from '../store/store.ts';
import type { AdmittedEntities } from './admitted-entities.ts';

/** A plan as the store read it, with the pages of its searches, and the result. */
export interface ReadPlan<P extends BoundPlan> {
  readonly bound: P;
  /** Empty where the store wrote the answer. */
  readonly tree: ResultTree;
  readonly written?: Written | undefined;
}

/** Reads the plans of one operation, all from the same release. */
export class ReleaseReader {
  readonly stop: Stop | undefined;
  readonly times: SpanTimes;
  /** The plans that were read for the facts of research, for developers to see. */
  readonly facts: BoundPlan[] = [];
  /** Nodes and edges that research visited, by its field. */
  readonly research = new Map<string, number>();
  private readonly store: Store;
  private readonly admitted: AdmittedEntities;
  private found: string | null = null;

  constructor(store: Store, admitted: AdmittedEntities, times: SpanTimes, stop: Stop | undefined) {
    this.store = store;
    this.admitted = admitted;
    this.times = times;
    this.stop = stop;
  }

  /** The id of the release; null before the first read. */
  get release(): string | null {
    return this.found;
  }

  /**
   * Queries the search index for a plan, where it has searches, and lets the store read it.
   * @throws {ReleaseChanged} when this read meets another release than an earlier one.
   */
  read<P extends BoundPlan>(bound: P): Promise<ReadPlan<P>> {
    return this.readTimed(bound, {});
  }

  /** Reads the plan of an operation, and lets the store write the answer where it can. */
  write(bound: BoundOperation, limits: Writing['limits']): Promise<ReadPlan<BoundOperation>> {
    return this.readTimed(bound, {}, (operation, stop) => this.store.execute(operation, stop, { operation, limits }));
  }

  /** Reads a plan for the facts of research: its time counts apart from that of the research around it. */
  async readFacts(plan: BoundPlan): Promise<ResultTree> {
    // Its place in the list is that of its request, though several reads may run at once.
    const place = this.facts.push(plan) - 1;
    const { bound, tree } = await this.readTimed(plan, { within: 'facts' });
    this.facts[place] = bound;
    return tree;
  }

  private readTimed<P extends BoundPlan>(
    given: P,
    span: { readonly within?: string },
    execute = (bound: P, stop?: Stop) => this.store.execute(bound, stop),
  ): Promise<ReadPlan<P>> {
    const read = async () => {
      const bound = needsIndex(given.plan) ? await this.search(given) : given;
      const { release, tree, written } = await execute(bound, this.stop);
      this.expect(release);
      return { bound, tree, written };
    };
    return inSpan('store', { 'store.name': this.store.name }, read, { times: this.times, ...span });
  }

  private async search<P extends BoundPlan>(bound: P): Promise<P> {
    const { release, index } = await this.store.searchIndex(this.stop);
    this.expect(release);
    const admitted = await this.admittedHits(bound, release);
    return { ...bound, ...(await bindSearches(index, bound, this.stop, admitted)) };
  }

  /** Finds the entities that searches under a limit by evidence may show. */
  private async admittedHits({ plan, values }: BoundPlan, release: string): Promise<AdmittedHits> {
    const hits = new Map<string, ReadonlySet<string>>();
    for (const { alias, read } of plan.roots) {
      const limit = read.type === 'search' ? limitValues(read.limit, values) : null;
      if (limit) hits.set(alias, await this.admitted.of(limit, release, (bound) => this.readAdmitted(bound)));
    }
    return hits;
  }

  private async readAdmitted(bound: BoundPlan): Promise<ResultTree> {
    const { release, tree } = await this.store.execute(bound, this.stop);
    this.expect(release);
    return tree;
  }

  private expect(release: string): void {
    this.found ??= release;
    if (release !== this.found) throw new ReleaseChanged();
  }
}
