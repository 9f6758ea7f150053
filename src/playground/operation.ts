/** Reads the operations and the variables of a draft before it is sent. */
import { type DocumentNode, Kind, parse, print, separateOperations } from 'graphql';
import type { Draft } from './draft.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** Returns the names of the operations of a document; none if it has an error, which the service then reports. */
export function operationNames(query: string): readonly string[] {
  return (parsed(query)?.definitions ?? []).flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name ? definition.name.value : [],
  );
}

/** Reads variables: a JSON object, or nothing. @returns the problem as a sentence if they are something else. */
export function readVariables({ variables }: Draft): Variables | string {
  if (variables.trim() === '') return {};
  try {
    const read: unknown = JSON.parse(variables);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Variables;
    return 'The variables are not a JSON object. Write them as {"name": value}.';
  } catch (error) {
    return `The variables are not JSON: ${error instanceof Error ? error.message : error}. Write {"name": value}.`;
  }
}

/** Returns the document that contains one operation and its fragments, for a copy. */
export function documentOf(query: string, operation: string | null): string {
  const document = parsed(query);
  if (operation === null || !document || operationNames(query).length < 2) return query;
  const one = separateOperations(document)[operation];
  return one ? print(one) : query;
}

/** Names a query in a list: by the first sentence of its comment, by its operation, or by its beginning. */
export function nameOf(query: string): string {
  const comment = /^\s*((?:#.*\n?)+)/
    .exec(query)?.[1]
    ?.replaceAll(/\s*\n?#\s*/g, ' ')
    .trim();
  const sentence = comment && (/^.*?[.?!](?= |$)/.exec(comment)?.[0] ?? comment);
  return sentence || operationNames(query)[0] || query.trim().replaceAll(/\s+/g, ' ').slice(0, 60);
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query, { noLocation: true });
  } catch {
    return null;
  }
}
