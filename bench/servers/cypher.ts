/** Runs the statements of a file, each of which returns the data of an answer: `cypher.ts FILE URI PORT`. */
import { readFileSync } from 'node:fs';
import neo4j from 'neo4j-driver';
import { serve } from './http.ts';

interface Statement {
  readonly text: string | null;
  readonly parameters?: Record<string, unknown>;
}

const [file = '', uri = '', port] = process.argv.slice(2);
const statements = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Statement>;
const login = neo4j.auth.basic('neo4j', process.env.NUTRIGRAPH_PASSWORD ?? '');
const driver = neo4j.driver(uri, login, { disableLosslessIntegers: true });

serve(Number(port), async (_, body) => {
  const { query } = JSON.parse(body) as { query: string };
  const { text, parameters } = statements[query] ?? {};
  if (!text) return '{"data":{"__typename":"Query"}}';
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const { records } = await session.run(text, parameters);
    return JSON.stringify({ data: records[0]?.get('data') });
  } finally {
    await session.close();
  }
});
