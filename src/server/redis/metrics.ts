import { Counter, Gauge, type Registry } from 'prom-client';

/** How the search for a shared answer ended. `unusable` is a value that this service would not have written. */
export type SharedAnswerResult = 'hit' | 'miss' | 'unusable' | 'failed';

/** Counts what a service does with its Valkey or Redis server. */
export class RedisMetrics {
  private readonly up: Gauge;
  private readonly alone: Counter;
  private readonly answers: Counter;

  /** @param registers the registries of the service's metrics; empty for none. */
  constructor(registers: Registry[]) {
    this.up = new Gauge({
      name: 'nutrigraph_redis_up',
      help: '1 while the service uses its Valkey or Redis server, 0 while each process works alone.',
      aggregator: 'min',
      registers,
    });
    this.alone = new Counter({
      name: 'nutrigraph_redis_allowance_fallbacks_total',
      help: 'Charges that the process counted alone, because the server did not count them.',
      registers,
    });
    this.answers = new Counter({
      name: 'nutrigraph_redis_answers_total',
      help:
        'Searches for an answer in the server, by result: hit, miss, unusable (a value that no service wrote in this ' +
        'form), or failed (no reply in time).',
      labelNames: ['result'],
      registers,
    });
  }

  setUp(isUp: boolean): void {
    this.up.set(isUp ? 1 : 0);
  }

  countedAlone(): void {
    this.alone.inc();
  }

  foundAnswer(result: SharedAnswerResult): void {
    this.answers.inc({ result });
  }
}
