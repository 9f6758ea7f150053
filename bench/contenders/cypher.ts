/** Hand-written Cypher: one statement for each query, sent by the bare driver, behind `node:http`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contender } from '../contender.ts';
import type { Query } from '../query.ts';
import { runFile } from './service.ts';

/** A query without a statement, such as `{ __typename }`, needs no database: null has the server answer at once. */
const statementOf = (form: 'indexed' | 'plain', { name, cypher }: Query): string | null =>
  cypher && (cypher[form] !== '' || name === 'typename') ? cypher[form] : null;

const cypher = (form: 'indexed' | 'plain', name: string, description: string): Contender => ({
  name,
  description,
  needsNeo4j: true,
  start: async ({ queries, neo4j, folder }, port) => {
    const file = join(folder, `${name}.json`);
    const statements = queries.map((query) => [
      query.name,
      { text: statementOf(form, query), parameters: query.cypher?.parameters },
    ]);
    await writeFile(file, JSON.stringify(Object.fromEntries(statements)));
    return [...runFile(join(import.meta.dirname, '../servers/cypher.ts')), file, neo4j ?? '', String(port)];
  },
  request: (query) =>
    statementOf(form, query) === null ? null : { path: '/', body: JSON.stringify({ query: query.name }) },
});

export const cypherIndexed = cypher(
  'indexed',
  'cypher',
  'hand-written Cypher that uses the indexes of this service, bare driver, node:http',
);
export const cypherPlain = cypher(
  'plain',
  'cypher plain',
  'hand-written Cypher that follows patterns and uses no index of this service except that on `_key`',
);
