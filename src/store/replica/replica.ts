/** Keeps a copy of Neo4j's release in memory: notices a new one, has it built beside the old one, and swaps them. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Limits } from '../../base/limits.ts';
import type { Release } from '../../model/release.ts';
import { StoreFault } from '../fault.ts';
import { openLaidStore } from '../memory-store.ts';
import type { Store } from '../store.ts';
import type { BuildOrder, Built } from './build.ts';
import { ReplicaError, replicaErrorOf } from './error.ts';
import { type BuildOutcome, notesOf, phaseOf, type ReplicaState } from './state.ts';

export interface ReplicaOptions {
  /** Builds a release: see `buildReplica`. */
  readonly build: (order: BuildOrder, signal: AbortSignal) => Promise<Built>;
  /** The most bytes for the graph that answers together with the build of the next one. */
  readonly memory: number;
  readonly limits: Limits;
  /** Takes lines for the log. */
  readonly log: { info(line: string): void; warn(line: string): void };
  /** Milliseconds between two looks at the release in Neo4j. */
  readonly lookMs?: number;
  /** Milliseconds until the first repetition of a failed build. They double with each failure. */
  readonly retryMs?: number;
}

/** The longest time until a failed build is repeated, in milliseconds. */
const longestRetryMs = 600_000;

/** A release in memory. */
interface Held {
  readonly store: Store;
  readonly release: Release;
  readonly bytes: number;
}

interface Building {
  readonly release: Release;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

interface Failed {
  readonly release: Release;
  readonly error: ReplicaError;
  /** How often the build of this release has failed. */
  readonly count: number;
  readonly retryAt: number;
}

export class Replica {
  private readonly neo4j: Store;
  private readonly options: Required<ReplicaOptions>;
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;
  private current: Held | null = null;
  private building: Building | null = null;
  private failed: Failed | null = null;
  private away: StoreFault | null = null;
  private buildSeconds = 0;
  private readonly builds: Record<BuildOutcome, number> = { neo4j: 0, snapshot: 0, failed: 0, replaced: 0 };

  constructor(neo4j: Store, options: ReplicaOptions) {
    this.neo4j = neo4j;
    this.options = { lookMs: 1_000, retryMs: 5_000, ...options };
    this.watching = this.watch();
  }

  /** The release in memory; null while Neo4j has to answer. */
  get held(): Held | null {
    return this.current;
  }

  get state(): ReplicaState {
    const parts = {
      held: this.current?.release.id ?? null,
      building: this.building?.release.id ?? null,
      failed: this.failed?.error ?? null,
      away: this.away,
    };
    return {
      phase: phaseOf(parts),
      store: this.current ? 'replica' : 'neo4j',
      notes: notesOf(parts),
      bytes: this.current?.bytes ?? 0,
      buildSeconds: this.buildSeconds,
      builds: this.builds,
    };
  }

  /** Stops looking and building. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.building?.abort.abort();
    await Promise.all([this.watching, this.building?.done]);
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.look();
      await pause(this.options.lookMs, undefined, { signal }).catch(() => {});
    }
  }

  /** Reads which release Neo4j has, and has it built if it is another than the one in memory. */
  private async look(): Promise<void> {
    const seen = await this.neo4j.release().catch((error: unknown) => this.notice(error));
    if (!seen || this.stopping.signal.aborted) return;
    if (this.away) this.options.log.info('Neo4j answers again.');
    this.away = null;
    if (this.building && this.building.release.id !== seen.id) this.building.abort.abort();
    if (this.current?.release.id === seen.id) this.failed = null;
    else if (!this.building && !this.isTooEarly(seen)) this.start(seen);
  }

  private notice(error: unknown): null {
    const fault = error instanceof StoreFault ? error : new StoreFault('unreachable', error);
    if (this.away?.reason !== fault.reason && this.current && !this.stopping.signal.aborted) {
      this.options.log.warn(`${fault.message} The replica answers with release ${this.current.release.id}.`);
    }
    this.away = fault;
    return null;
  }

  /** Returns whether the build of a release failed, and must not be repeated yet. */
  private isTooEarly({ id }: Release): boolean {
    return this.failed?.release.id === id && performance.now() < this.failed.retryAt;
  }

  private start(release: Release): void {
    const abort = new AbortController();
    const done = this.build(release, abort.signal).finally(() => {
      this.building = null;
    });
    this.building = { release, abort, done };
  }

  private async build(release: Release, signal: AbortSignal): Promise<void> {
    const began = performance.now();
    const room = this.options.memory - (this.current?.bytes ?? 0);
    try {
      const { laid, bytes, source } = await this.options.build({ release, room }, signal);
      const store = openLaidStore(laid, this.options.limits);
      // Operations may have read a newer release while Neo4j answered them. Later ones must not go back.
      const seen = await this.neo4j.release();
      signal.throwIfAborted();
      if (seen.id !== release.id) throw new ReplicaError('changed', `Release ${release.id} was replaced.`);
      this.current = { store, release, bytes };
      this.failed = null;
      this.builds[source]++;
      this.buildSeconds = (performance.now() - began) / 1_000;
      const from = source === 'neo4j' ? 'copied out of Neo4j' : 'read from its snapshot';
      const figures = `${this.buildSeconds.toFixed(1)} s, ${Math.ceil(bytes / 1e6)} MB`;
      this.options.log.info(`The replica answers with release ${release.id}, ${from}: ${figures}.`);
    } catch (error) {
      if (signal.aborted) this.builds.replaced++;
      else this.fail(release, replicaErrorOf(error));
    }
  }

  private fail(release: Release, error: ReplicaError): void {
    if (error.reason === 'changed') {
      this.builds.replaced++;
      return;
    }
    this.builds.failed++;
    if (error.reason === 'too-large' && this.current) {
      // The former release must not stay for good. Without it, the new one may fit.
      const { id } = this.current.release;
      this.current = null;
      this.options.log.warn(`${error.message} The replica of release ${id} is dropped, and Neo4j answers.`);
      if (error.needed <= this.options.memory) return;
    }
    const count = this.failed?.release.id === release.id ? this.failed.count + 1 : 1;
    const retryMs = Math.min(this.options.retryMs * 2 ** (count - 1), longestRetryMs);
    this.failed = { release, error, count, retryAt: performance.now() + retryMs };
    const { message } = this.state.notes.find(({ reason }) => reason === `replica-${error.reason}`) ?? error;
    this.options.log.warn(`${message} The service tries again in ${retryMs / 1_000} s. ${error.detail}`.trim());
  }
}
