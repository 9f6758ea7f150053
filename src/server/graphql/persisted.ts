/** Lets clients send the id of a document instead of its text: automatic persisted queries, and trusted documents. */
import type { GraphQLParams } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { CacheSize } from '../../base/cache-size.ts';
import { codedError } from '../../base/errors.ts';
import type { ReloadableList } from '../../base/reloadable-list.ts';
import { sha256 } from '../../base/sha256.ts';

/** Returns the id in `extensions.persistedQuery`, the form of Apollo's and urql's clients; null for none. */
function idIn({ extensions }: GraphQLParams): string | null {
  const persisted: unknown = extensions?.persistedQuery;
  if (persisted === undefined || persisted === null) return null;
  const { version, sha256Hash } = persisted as { readonly version?: unknown; readonly sha256Hash?: unknown };
  // The meaning of another version is unknown.
  if (version !== 1 || typeof sha256Hash !== 'string') throw malformed();
  return normalId(sha256Hash);
}

/** Writes the digits of a hash in lower case. Other ids, which an operator may list, stay as they are. */
const normalId = (id: string): string => (/^[0-9a-f]{64}$/i.test(id) ? id.toLowerCase() : id);

const malformed = () =>
  codedError(
    'BAD_REQUEST',
    'The extension "persistedQuery" must be {"version": 1, "sha256Hash": "…"}. Send version 1 as a number, and the ' +
      'hash as a string.',
  );

/** Status 200 in `application/json`, where such clients look for the code, else 400. */
const http = { spec: true, status: 400 };

/**
 * Returns the parameters with the document of the id in them.
 * @throws {GraphQLError} if the service does not answer this id, or needs one.
 */
export type ResolveId = (params: GraphQLParams) => GraphQLParams;

/** Turns ids into documents, and reports the size of the documents that clients sent. */
export interface PersistedDocuments {
  readonly resolve: ResolveId;
  readonly size: () => CacheSize | null;
}

/**
 * Chooses how ids become documents; null for a service that takes no ids.
 * @param trusted see {@link trustedDocuments}; null for a service that answers any document.
 * @param maxBytes see {@link automaticDocuments}; 0 for none.
 */
export function persistedDocuments(trusted: ReloadableList | null, maxBytes: number): PersistedDocuments | null {
  if (trusted) return { resolve: trustedDocuments(trusted), size: () => null };
  return maxBytes > 0 ? automaticDocuments(maxBytes) : null;
}

/**
 * Answers automatic persisted queries: a client sends only the hash of a document, and after the error that the hash is
 * unknown, the document with it. Yoga's plugin is unmaintained, and limits the number of documents instead of bytes.
 * @param maxBytes of documents. Beyond it, the least recently used documents are dropped.
 */
function automaticDocuments(maxBytes: number): PersistedDocuments {
  const documents = new LRUCache<string, string>({
    maxSize: maxBytes,
    // A character takes two bytes at most.
    sizeCalculation: (text, hash) => 2 * (text.length + hash.length),
  });
  const resolve: ResolveId = (params) => {
    const hash = idIn(params);
    if (hash === null) return params;
    const { query } = params;
    if (query == null) {
      const document = documents.get(hash);
      if (document === undefined) throw notFound(hash);
      return { ...params, query: document };
    }
    if (typeof query === 'string') {
      if (sha256(query) !== hash) throw mismatch();
      documents.set(hash, query);
    }
    return params;
  };
  return { resolve, size: () => ({ bytes: documents.calculatedSize, entries: documents.size }) };
}

const notFound = (hash: string) =>
  // Clients recognise the error by this message, too.
  codedError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', {
    http,
    sha256Hash: hash.slice(0, 64),
    fix: 'Send the document together with its hash, once.',
  });

const mismatch = () =>
  codedError(
    'PERSISTED_QUERY_MISMATCH',
    'The hash is not the hash of the document. Send the SHA-256 of "query" in UTF-8, as 64 hexadecimal digits.',
    { http },
  );

/**
 * Answers only the documents of a manifest.
 * @param manifest documents by the ids that clients send.
 */
function trustedDocuments(manifest: ReloadableList): ResolveId {
  const documents = manifest.derive((listed) => new Map([...listed].map(([id, text]) => [normalId(id), text])));
  return (params) => {
    const id = params.query == null ? idIn(params) : null;
    if (id === null) throw idRequired();
    const query = documents().get(id);
    if (query === undefined) throw notInList();
    return { ...params, query };
  };
}

const notInList = () =>
  codedError(
    'PERSISTED_QUERY_NOT_IN_LIST',
    'This service answers listed documents only, and none has this id. Ask the operator to list the document.',
    { http },
  );

const idRequired = () =>
  codedError(
    'PERSISTED_QUERY_ID_REQUIRED',
    'This service answers listed documents only. Instead of "query", send the id of one as ' +
      '{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "…"}}}.',
    { http },
  );
