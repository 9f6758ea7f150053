import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A query that shows what the service can do. Its comments say what it answers. */
export interface Example {
  /** The file's name without its ending: "01-foods-for-a-symptom". */
  readonly name: string;
  readonly query: string;
}

/** Reads the `.graphql` files of a folder, in the order of their names. A missing folder has none. */
export async function readExamples(folder: string): Promise<readonly Example[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = files.filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (file) => ({
      name: basename(file, '.graphql'),
      query: await readFile(join(folder, file), 'utf8'),
    })),
  );
}
