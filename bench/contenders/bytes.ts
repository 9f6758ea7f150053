/** The same bytes: `node:http` sends the answers that this service gave, from memory. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contender } from '../contender.ts';
import { runFile } from './service.ts';

export const bytes: Contender = {
  name: 'bytes',
  description: 'the same bytes from node:http',
  start: async ({ answers, folder }, port) => {
    const file = join(folder, 'answers.json');
    await writeFile(file, JSON.stringify(Object.fromEntries(answers)));
    return [...runFile(join(import.meta.dirname, '../servers/bytes.ts')), file, String(port)];
  },
  request: ({ name }) => ({ path: `/${encodeURIComponent(name)}`, body: '{}' }),
};
