/** The manifest of trusted documents: a JSON object of documents, each under the id by which clients ask for it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { validationRules } from '../../api/finite-floats.ts';
import type { Limits } from '../../base/limits.ts';
import { UsageError } from '../../settings/read.ts';
import { parseWithin } from '../graphql/limits.ts';
import { sha256 } from './sha256.ts';

/** What documents have to fit. */
export interface DocumentRules {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
}

/**
 * Makes a manifest of every `.graphql` file below a folder. The id of each is the SHA-256 of its text, byte for byte.
 * @throws {UsageError} that lists the files which cannot be answered, or says that there is none.
 */
export async function manifestOf(folder: string, rules: DocumentRules): Promise<Readonly<Record<string, string>>> {
  const paths = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${folder} cannot be read (${error.code}): expected a folder of .graphql files.`);
  });
  const files = paths.filter((path) => path.endsWith('.graphql')).sort();
  if (files.length === 0) throw new UsageError(`${folder} has no .graphql file: there is nothing to list.`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  refuse(texts.flatMap((text, i) => faultsIn(`${files[i]}`, text, rules)));
  return Object.fromEntries(texts.map((text) => [sha256(text), text]));
}

/**
 * Reads a manifest: that of {@link manifestOf}, or any JSON object from ids to documents, as client generators write it.
 * @throws {UsageError} for a file that is none, or lists what cannot be answered.
 */
export async function readManifest(file: string, rules: DocumentRules): Promise<ReadonlyMap<string, string>> {
  const fail = (why: string): never => {
    throw new UsageError(
      `--trusted-documents: ${file} ${why}. Expected a JSON object from ids to documents, as \`npm run manifest\` writes it.`,
    );
  };
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    fail(`cannot be read (${error.code})`),
  );
  const documents = Object.entries(parseObject(text) ?? fail('holds no JSON object'));
  if (documents.length === 0) fail('lists no document');
  const manifest = documents.map(([id, document]): [string, string] =>
    typeof document === 'string' ? [id, document] : fail(`has no text under "${id}"`),
  );
  refuse(manifest.flatMap(([id, document]) => faultsIn(id, document, rules)));
  return new Map(manifest);
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What keeps a document from being answered, whatever its variables: one line each. */
function faultsIn(name: string, text: string, { schema, limits }: DocumentRules): readonly string[] {
  const at = ({ message, locations }: GraphQLError) => `${name}:${locations?.[0]?.line ?? 1}: ${message}`;
  try {
    return validate(schema, parseWithin(limits, text), validationRules).map(at);
  } catch (error) {
    if (error instanceof GraphQLError) return [at(error)];
    throw error;
  }
}

function refuse(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new UsageError(
    `${faults.length} faults in trusted documents: mend them, or leave them out.\n${faults.join('\n')}`,
  );
}
