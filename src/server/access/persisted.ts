/** Documents that are asked for by their hash: by any client that has sent them once, or as an operator lists them. */
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { codedError } from '../../base/errors.ts';
import { sha256 } from './sha256.ts';

/** The id in `extensions.persistedQuery`, as Apollo's and urql's clients send it; null for none. */
function idIn({ extensions }: GraphQLParams): string | null {
  const persisted: unknown = extensions?.persistedQuery;
  if (persisted === undefined || persisted === null) return null;
  const { version, sha256Hash } = persisted as { readonly version?: unknown; readonly sha256Hash?: unknown };
  // What another version would mean is not known.
  if (version !== 1 || typeof sha256Hash !== 'string') throw malformed();
  return normalId(sha256Hash);
}

/** Hexadecimal digits have no case. Ids that are no hash, such as an operator may list, are taken as they are. */
const normalId = (id: string): string => (/^[0-9a-f]{64}$/i.test(id) ? id.toLowerCase() : id);

const malformed = () =>
  codedError(
    'BAD_REQUEST',
    'The extension "persistedQuery" has to be {"version": 1, "sha256Hash": "…"}. Send version 1 as a number, and the ' +
      'hash as a string.',
  );

/** 200 in `application/json`, in which such clients look for the code, else 400. */
const http = { spec: true, status: 400 };

/**
 * @param trusted see {@link useTrustedDocuments}; null for a service that answers any document.
 * @param maxBytes see {@link useAutomaticPersistedQueries}; 0 for none.
 */
export function persistedBy(trusted: ReadonlyMap<string, string> | null, maxBytes: number): Plugin | null {
  if (trusted) return useTrustedDocuments(trusted);
  return maxBytes > 0 ? useAutomaticPersistedQueries(maxBytes) : null;
}

/**
 * Automatic persisted queries: a client sends the hash of a document alone, and the document with it when it is told
 * that the hash is not known. Yoga's plugin for it is not kept up, and counts documents where this counts their bytes.
 * @param maxBytes of documents; the least recently asked for go first.
 */
function useAutomaticPersistedQueries(maxBytes: number): Plugin {
  const documents = new LRUCache<string, string>({
    maxSize: maxBytes,
    // A character takes two bytes, at most.
    sizeCalculation: (text, hash) => 2 * (text.length + hash.length),
  });
  return {
    onParams({ params, setParams }) {
      const hash = idIn(params);
      if (hash === null) return;
      const { query } = params;
      if (query == null) {
        const known = documents.get(hash);
        if (known === undefined) throw notFound(hash);
        setParams({ ...params, query: known });
      } else if (typeof query === 'string') {
        if (sha256(query) !== hash) throw mismatch();
        documents.set(hash, query);
      }
    },
  };
}

const notFound = (hash: string) =>
  // Clients know it by this message, too.
  codedError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', {
    http,
    sha256Hash: hash.slice(0, 64),
    fix: 'Send the document together with its hash, once.',
  });

const mismatch = () =>
  codedError(
    'PERSISTED_QUERY_MISMATCH',
    'The hash is not that of the document. Expected the SHA-256 of "query" in UTF-8, as 64 hexadecimal digits.',
    { http },
  );

/**
 * Trusted documents: those of a manifest are answered, and nothing else.
 * @param manifest documents by the ids under which clients ask for them.
 */
function useTrustedDocuments(manifest: ReadonlyMap<string, string>): Plugin {
  const documents = new Map([...manifest].map(([id, text]) => [normalId(id), text]));
  return usePersistedOperations({
    extractPersistedOperationId: idIn,
    getPersistedOperation: (id) => documents.get(id) ?? null,
    customErrors: {
      notFound: () =>
        codedError(
          'PERSISTED_QUERY_NOT_IN_LIST',
          'This service answers listed documents only, and has none with this id. Have the operator list it.',
          { http },
        ),
      keyNotFound: idRequired,
      persistedQueryOnly: idRequired,
    },
  });
}

const idRequired = () =>
  codedError(
    'PERSISTED_QUERY_ID_REQUIRED',
    'This service answers listed documents only. Send no "query", but the id of one as ' +
      '{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "…"}}}.',
    { http },
  );
