/** Reads and writes the manifest of trusted documents: a JSON object from the ids that clients send to documents. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { validationRules } from '../../api/finite-floats.ts';
import type { Limits } from '../../base/limits.ts';
import { sha256 } from '../../base/sha256.ts';
import { UsageError } from '../../base/usage-error.ts';
import { parseWithin } from './limits.ts';

/** The schema and the limits that each document must fit. */
export interface DocumentRules {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
}

/**
 * Makes a manifest of every `.graphql` file below a folder. The id of each is the SHA-256 of its text, byte for byte.
 * @throws {UsageError} that lists the invalid documents, or says that there is none.
 */
export async function manifestOf(folder: string, rules: DocumentRules): Promise<Readonly<Record<string, string>>> {
  const paths = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${folder} cannot be read (${error.code}): expected a folder of .graphql files.`);
  });
  const files = paths.filter((path) => path.endsWith('.graphql')).sort();
  if (files.length === 0) throw new UsageError(`${folder} has no .graphql file. Name a folder that has some.`);
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  refuse(sources.flatMap((source, i) => problemsIn(`${files[i]}`, source, rules)));
  return Object.fromEntries(sources.map((source) => [sha256(source), source]));
}

/**
 * Reads a manifest: one of {@link manifestOf}, or any JSON object from ids to documents, as client generators write it.
 * @throws {UsageError} for a file that is not a manifest, or has invalid documents.
 */
export async function readManifest(file: string, rules: DocumentRules): Promise<ReadonlyMap<string, string>> {
  const fail = (why: string): never => {
    throw new UsageError(
      `--trusted-documents: ${file} ${why}. ` +
        'Expected a JSON object from ids to documents, as `npm run manifest` writes it.',
    );
  };
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    fail(`cannot be read (${error.code})`),
  );
  const documents = Object.entries(parseObject(text) ?? fail('does not contain a JSON object'));
  if (documents.length === 0) fail('has no documents');
  const manifest = documents.map(([id, document]): [string, string] =>
    typeof document === 'string' ? [id, document] : fail(`has no string under "${id}"`),
  );
  refuse(manifest.flatMap(([id, document]) => problemsIn(id, document, rules)));
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

/** Lists the problems of a document that do not depend on its variables, a line for each. */
function problemsIn(name: string, text: string, { schema, limits }: DocumentRules): readonly string[] {
  const at = ({ message, locations }: GraphQLError) => `${name}:${locations?.[0]?.line ?? 1}: ${message}`;
  try {
    return validate(schema, parseWithin(limits, text), validationRules).map(at);
  } catch (error) {
    if (error instanceof GraphQLError) return [at(error)];
    throw error;
  }
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  throw new UsageError(`${count} in trusted documents: fix the documents, or leave them out.\n${problems.join('\n')}`);
}
