import type { Side } from '../cypher/storage.ts';
import type { Runner } from './neo4j-account.ts';
import type { PartShape } from './neo4j-content.ts';
import type { Statements } from './neo4j-statements.ts';

/** The database does not hold the release that the loader sent. Readers still get the former release. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** Describes where the counts of a side differ from those of a release. */
export async function countDifferences(
  runner: Runner,
  statements: Statements,
  side: Side,
  parts: readonly (PartShape & { readonly count: number })[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const part of parts) {
    const [[count] = []] = await runner.run(statements.count(part), { side });
    if (count !== part.count) found.push(`expected ${part.count} ${part.name}, the database has ${String(count)}`);
  }
  return found;
}
