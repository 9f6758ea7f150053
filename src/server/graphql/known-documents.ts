import { setImmediate as turn } from 'node:timers/promises';
import { type DocumentNode, validate } from 'graphql';
import { validationRules } from '../../api/finite-floats.ts';
import type { Limits } from '../../base/limits.ts';
import type { Engine } from '../../engine/engine.ts';
import { parseWithin } from './limits.ts';

/** The most documents: each takes some milliseconds, and its plan stays in memory. */
const maxDocuments = 200;

/**
 * Lets the store prepare the documents that clients will probably send. Requests have their turn after each document.
 * @param sources of the documents. The function leaves out invalid ones.
 */
export async function warmDocuments(engine: Engine, sources: readonly string[], limits: Limits): Promise<void> {
  const documents: DocumentNode[] = [];
  for (const text of sources.slice(0, maxDocuments)) {
    const document = parsed(text, limits);
    if (document && validate(engine.schema, document, validationRules).length === 0) documents.push(document);
    await turn();
  }
  await engine.warm(documents);
}

function parsed(text: string, limits: Limits): DocumentNode | null {
  try {
    return parseWithin(limits, text);
  } catch {
    return null;
  }
}
