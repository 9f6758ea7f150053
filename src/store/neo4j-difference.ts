/** Finds the differences between a release and a side of the database. */
import type { Side } from '../cypher/storage.ts';
import type { Digests, Runner } from './neo4j-account.ts';
import type { ContentRow, Part, PartShape, StoredRow, StoredValue } from './neo4j-content.ts';
import { Digest, groupsOf } from './neo4j-digest.ts';
import type { Statements } from './neo4j-statements.ts';

/** One added row (nothing before), removed row (nothing after) or changed row. */
export interface Change {
  readonly ids: readonly string[];
  readonly before: readonly StoredValue[] | null;
  readonly after: readonly StoredValue[] | null;
}

export interface PartChanges {
  readonly part: PartShape;
  readonly changes: readonly Change[];
  /** The digests of the part before and after the changes. */
  readonly digests: readonly [before: Digest | undefined, after: Digest];
}

/** How many rows one statement compares. */
const comparedRows = 2_000;

export class Differences {
  private readonly runner: Runner;
  private readonly statements: Statements;
  private readonly side: Side;

  constructor(runner: Runner, statements: Statements, side: Side) {
    this.runner = runner;
    this.statements = statements;
    this.side = side;
  }

  /**
   * Returns the differences by part.
   * @param digests of the side; empty if they may be wrong: the loader then compares every row.
   * @param limit the most changes.
   * @returns null when there are more changes.
   */
  async find(parts: readonly Part[], digests: Digests, limit: number): Promise<readonly PartChanges[] | null> {
    const found: PartChanges[] = [];
    const former = new FormerIds(this.runner, this.statements, this.side, parts);
    let left = limit;
    for (const part of parts) {
      const before = digests.get(part.name);
      const after = Digest.of(part);
      const mayDiffer = before ? after.compare(before) : () => true;
      if (!mayDiffer) continue;
      const changes: Change[] = [];
      const unseen = await former.idsFor(part, mayDiffer);
      for await (const change of this.changesOf(part, mayDiffer, unseen)) {
        if (--left < 0) return null;
        changes.push(change);
      }
      found.push({ part, changes, digests: [before, after] });
    }
    return found;
  }

  /** @param unseen ids of the groups that the side may hold. This function removes those that the part has too. */
  private async *changesOf(part: Part, mayDiffer: (group: string) => boolean, unseen: Set<string>) {
    let rows: ContentRow[] = [];
    let groups: string[] = [];
    for (const group of groupsOf(part.rows())) {
      const id = group[0]?.ids[0] ?? '';
      unseen.delete(id);
      if (!mayDiffer(id)) continue;
      groups.push(id);
      for (const row of group) rows.push(row);
      if (rows.length < comparedRows) continue;
      yield* await this.compare(part, groups, rows);
      [rows, groups] = [[], []];
    }
    yield* await this.compare(part, groups, rows);
    const gone = [...unseen];
    for (let at = 0; at < gone.length; at += comparedRows) {
      yield* await this.compare(part, gone.slice(at, at + comparedRows), []);
    }
  }

  private async compare(part: Part, groups: readonly string[], rows: readonly ContentRow[]): Promise<Change[]> {
    if (groups.length === 0) return [];
    const stored = await this.runner.run(this.statements.read(part), { side: this.side, ids: groups });
    const former = new Map(stored.map(([ids, values]) => [keyOf(ids as string[]), { ids, values } as StoredRow]));
    const changes: Change[] = [];
    for (const { ids, values } of rows.map(part.stored)) {
      const before = former.get(keyOf(ids))?.values ?? null;
      former.delete(keyOf(ids));
      const isEqual = before !== null && values.every((value, i) => printStored(value) === printStored(before[i]));
      if (!isEqual) changes.push({ ids, before, after: values });
    }
    for (const { ids, values } of former.values()) changes.push({ ids, before: values, after: null });
    return changes;
  }
}

/** The ids of the nodes on a side, which it reads at their first use. */
class FormerIds {
  private readonly read: (kind: PartShape) => Promise<readonly string[]>;
  private readonly kinds: readonly PartShape[];
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(runner: Runner, statements: Statements, side: Side, parts: readonly PartShape[]) {
    this.kinds = parts.filter(({ type }) => type === 'kind');
    this.read = async (kind) => (await runner.run(statements.ids(kind), { side })).map(([id]) => String(id));
  }

  /** Returns the ids of groups of a part that may differ: its nodes, or the nodes where its edges may start. */
  async idsFor(part: PartShape, mayDiffer: (id: string) => boolean): Promise<Set<string>> {
    const kinds = this.kinds.filter(({ name }) => part.type === 'relation' || name === part.name);
    const ids = new Set<string>();
    for (const kind of kinds) {
      const all = this.known.get(kind.name) ?? this.read(kind);
      this.known.set(kind.name, all);
      for (const id of await all) if (mayDiffer(id)) ids.add(id);
    }
    return ids;
  }
}

const keyOf = (ids: readonly string[]): string => ids.join(' ');

/**
 * Prints a value so that equal values are equal strings. Neo4j gives integers as numbers, and may drop an empty list.
 */
function printStored(value: StoredValue): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'null' : `[${value.map(printStored).join(',')}]`;
  return JSON.stringify(value ?? null);
}
