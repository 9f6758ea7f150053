import { type Settings, UsageError } from '../settings/read.ts';
import { Neo4jConnection } from '../store/neo4j-connection.ts';

/**
 * A connection to the Neo4j that the settings name. Nothing is sent yet.
 * @throws {UsageError} when there is no password.
 */
export function connectNeo4j(settings: Settings): Neo4jConnection {
  const { uri, user, password, database } = settings;
  if (password === null) {
    throw new UsageError(
      `no password for ${user} at ${uri}: set NUTRIGRAPH_PASSWORD (to nothing, where Neo4j asks for none), or name a file that holds it with --password-file.`,
    );
  }
  return new Neo4jConnection({ uri, user, password: password.reveal(), database: database || null }, settings);
}
