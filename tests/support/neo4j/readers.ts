/** Reads without a pause while a release is loaded, and checks that each answer comes from one release. */
import { parse } from 'graphql';
import { expect } from 'vitest';
import { Engine } from '../../../src/engine/engine.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { readSettings } from '../../../src/settings/read.ts';
import { Neo4jConnection, type Neo4jOptions } from '../../../src/store/neo4j-connection.ts';
import { openNeo4jStore } from '../../../src/store/neo4j-store.ts';
import { defaultTuning } from '../../../src/store/tuning.ts';
import { patientTuning } from './tuning.ts';

const document = parse(
  '{ release { id } books(first: 50) { totalCount nodes { pages branches(first: 50) { edges { copies } } } } ' +
    'branches(first: 50) { nodes { holdings(first: 50) { edges { copies } } } } }',
);

/** The codes of the errors that readers get while the server is away. */
const absences = ['SERVICE_UNAVAILABLE', 'QUERY_TIMEOUT'];

/** Readers of the releases that `withPages` makes. */
export class Readers {
  /** The ids of the releases that the readers found. */
  readonly seen = new Set<string>();
  private readonly connection: Neo4jConnection;
  private readonly engine: Engine;
  /** The number of books in each release, by its id. */
  private readonly books: ReadonlyMap<string, number>;
  private readonly mayBeAbsent: boolean;
  private readonly reading: Promise<unknown>;
  private isOver = false;

  /** @param mayBeAbsent whether the readers may get errors because the server is down. */
  constructor(
    graph: Graph,
    options: Neo4jOptions,
    releases: readonly GraphData[],
    { count = 3, mayBeAbsent = false } = {},
  ) {
    this.connection = new Neo4jConnection(
      options,
      mayBeAbsent ? { ...defaultTuning, queryTimeoutMs: 5_000 } : patientTuning,
    );
    this.engine = new Engine(graph, openNeo4jStore(graph, this.connection), readSettings([], {}), []);
    this.books = new Map(
      releases.map(({ release, nodes }) => [release.id, nodes.filter(({ kind }) => kind === 'Book').length]),
    );
    this.mayBeAbsent = mayBeAbsent;
    this.reading = Promise.all(Array.from({ length: count }, () => this.read()));
    // A failure has no other handler until the test stops the readers.
    this.reading.catch(() => {});
  }

  /** Stops the readers. @throws {Error} if an answer mixed releases. */
  async stop(): Promise<void> {
    this.isOver = true;
    await this.reading.finally(() => this.connection.close());
  }

  private async read(): Promise<void> {
    while (!this.isOver) {
      const { result } = await this.engine.run({ document });
      const codes = result.errors?.map(({ extensions }) => String(extensions.code)) ?? [];
      if (this.mayBeAbsent && codes.some((code) => absences.includes(code))) continue;
      expect(result.errors).toBeUndefined();
      this.check(JSON.stringify(result.data));
    }
  }

  private check(text: string): void {
    const { id } = JSON.parse(text).release;
    const numbers = new Set([...text.matchAll(/"(?:pages|copies)":(\w+)/g)].map(([, number]) => Number(number)));
    expect([...numbers], `in ${id}`).toEqual([Number(id.replace('pages-', ''))]);
    expect(text).toContain(`"totalCount":${this.books.get(id)}`);
    this.seen.add(id);
  }
}
