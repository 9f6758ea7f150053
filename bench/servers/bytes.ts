/** Sends the answers of a file from memory: `bytes.ts FILE PORT`. */
import { readFileSync } from 'node:fs';
import { serve } from './http.ts';

const [file = '', port] = process.argv.slice(2);
const answers = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const byPath = new Map(
  Object.entries(answers).map(([name, body]) => [`/${encodeURIComponent(name)}`, Buffer.from(body)]),
);
serve(Number(port), (path) => byPath.get(path) ?? '{}');
