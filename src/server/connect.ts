import { UsageError } from '../base/usage-error.ts';
import type { Neo4jSettings } from '../settings/types.ts';
import { Neo4jConnection, type Neo4jOptions } from '../store/neo4j-connection.ts';

/**
 * Makes a connection to the Neo4j of the settings. It sends nothing yet.
 * @throws {UsageError} if there is no password.
 */
export const connectNeo4j = (settings: Neo4jSettings): Neo4jConnection =>
  new Neo4jConnection(addressOf(settings), settings);

/** Returns the address of the settings' Neo4j, and the login. @throws {UsageError} if there is no password. */
export function addressOf({ uri, user, password, database }: Neo4jSettings): Neo4jOptions {
  if (password === null) {
    throw new UsageError(
      `no password for ${user} at ${uri}: set NUTRIGRAPH_PASSWORD (to an empty value if Neo4j requires none), ` +
        'or name a file that holds it with --password-file.',
    );
  }
  return { uri, user, password: password.reveal(), database: database || null };
}
