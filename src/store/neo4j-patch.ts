/** Applies a small difference to a side in one transaction, and keeps the changes that undo it. */
import type { Side } from '../cypher/storage.ts';
import type { Transaction } from './neo4j-connection.ts';
import type { PartShape, StoredValue } from './neo4j-content.ts';
import type { Change, PartChanges } from './neo4j-difference.ts';
import { Digest } from './neo4j-digest.ts';
import type { Statements } from './neo4j-statements.ts';

/** How many rows one statement writes. */
const batchSize = 1_000;

/** The patch removes edges before their nodes, and adds them after their nodes. */
export async function applyChanges(
  transaction: Transaction,
  statements: Statements,
  side: Side,
  changed: readonly PartChanges[],
): Promise<void> {
  const apply = async (rows: readonly (readonly StoredValue[])[], each: readonly string[]): Promise<void> => {
    for (let at = 0; at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize);
      for (const text of each) await transaction.run(text, { rows: batch, side, ours: statements.ours });
    }
  };
  const [kinds, relations] = (['kind', 'relation'] as const).map((type) =>
    changed.filter(({ part }) => part.type === type),
  );
  const written = ({ part, changes }: PartChanges) =>
    apply(
      changes.flatMap((change) => writtenRow(part, change)),
      [statements.merge(part)],
    );
  const gone = ({ changes }: PartChanges) => changes.flatMap(({ ids, after }) => (after ? [] : [ids]));
  for (const one of relations ?? []) await apply(gone(one), [statements.removeEdges(one.part)]);
  for (const one of kinds ?? []) await written(one);
  for (const one of relations ?? []) await written(one);
  for (const one of kinds ?? []) await apply(gone(one), statements.removeNodes(one.part));
}

function writtenRow({ properties, integers }: PartShape, { ids, after }: Change): StoredValue[][] {
  if (!after) return [];
  return [[...ids, ...after.map((value, i) => (integers.has(properties[i] ?? '') ? toInteger(value) : value))]];
}

/** Turns numbers into Neo4j's integers: a value from Neo4j or from JSON is a number. */
function toInteger(value: StoredValue): StoredValue {
  if (Array.isArray(value)) return value.map(toInteger);
  return typeof value === 'number' ? BigInt(value) : value;
}

/** One line of the undo record. */
interface Undo {
  readonly part: string;
  readonly changes: readonly Change[];
  readonly digests: readonly (readonly number[] | null)[];
}

/** How many changes one line of the undo record holds. */
const undoSize = 500;

/** Writes changes down, so that {@link undoneBy} can return their opposite. */
export const undoRecord = (changed: readonly PartChanges[]): readonly string[] =>
  changed.flatMap(({ part, changes, digests }) =>
    Array.from({ length: Math.ceil(changes.length / undoSize) }, (_, i) => {
      const undo: Undo = {
        part: part.name,
        changes: changes.slice(i * undoSize, (i + 1) * undoSize),
        digests: digests.map((digest) => digest?.toList() ?? null),
      };
      return JSON.stringify(undo, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
    }),
  );

/** Returns the changes that lead back to the former release. */
export function undoneBy(records: readonly string[], parts: readonly PartShape[]): readonly PartChanges[] {
  return records.flatMap((record) => {
    const { part: name, changes, digests } = JSON.parse(record) as Undo;
    const part = parts.find((one) => one.name === name);
    if (!part) throw new Error(`the undo record names ${name}, which the graph does not declare`);
    const [before, after] = digests.map((words) => (words ? Digest.from(words) : undefined));
    return [
      {
        part,
        changes: changes.map(({ ids, before, after }) => ({ ids, before: after, after: before })),
        // Without a known digest, the next load compares the whole part.
        digests: [after, before ?? Digest.sized(0)] as const,
      },
    ];
  });
}
