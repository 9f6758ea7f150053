import { UsageError } from '../base/usage-error.ts';
import type { Neo4jSettings } from '../settings/types.ts';
import { Neo4jConnection } from '../store/neo4j-connection.ts';

/**
 * Makes a connection to the Neo4j of the settings. It sends nothing yet.
 * @throws {UsageError} if there is no password.
 */
export function connectNeo4j({ uri, user, password, database, ...tuning }: Neo4jSettings): Neo4jConnection {
  if (password === null) {
    throw new UsageError(
      `no password for ${user} at ${uri}: set NUTRIGRAPH_PASSWORD (to an empty value if Neo4j requires none), ` +
        'or name a file that holds it with --password-file.',
    );
  }
  return new Neo4jConnection({ uri, user, password: password.reveal(), database: database || null }, tuning);
}
