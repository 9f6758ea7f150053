/** Checks that a request is a GraphQL request: its type, its body, and its parameters. */
import { GraphQLError } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import { codedError } from '../../base/errors.ts';
import { contentTypeFault, NotUtf8, readJson, readUrl } from './read-json.ts';

export const badRequest = (status: number, message: string, headers: Readonly<Record<string, string>> = {}) =>
  codedError('BAD_REQUEST', message, { http: { status, headers } });

const example = 'such as {"query": "{ __typename }", "variables": {}}.';

/** Refuses a body of another type than JSON. A page of another site could send forms and plain text unasked. */
export function checkContentType(header: string): void {
  const fault = contentTypeFault(header);
  if (fault === 'none') return;
  throw badRequest(415, `${typeFaults[fault]} Send JSON in UTF-8 with "content-type: application/json", ${example}`);
}

/** The source of a request's parameters: a body, or the URL of a GET. */
export type Source = { readonly body: Uint8Array } | { readonly url: string };

/**
 * Reads the parameters of a request.
 * @throws {GraphQLError} BAD_REQUEST
 */
export function readParameters(source: Source): GraphQLParams {
  const isPost = 'body' in source;
  try {
    const params = isPost ? readJson(source.body) : readUrl(source.url);
    if (Array.isArray(params)) {
      throw badRequest(400, `The body is a list. Send one operation with each request, ${example}`);
    }
    if (typeof params === 'object' && params !== null) return params;
  } catch (error) {
    if (error instanceof NotUtf8) throw notUtf8(isPost);
    if (error instanceof GraphQLError) throw error;
  }
  throw unreadable(isPost);
}

const typeFaults = {
  type: 'The service does not read this content type.',
  charset: 'The content type has a charset other than UTF-8.',
} as const;

const notUtf8 = (isPost: boolean) =>
  badRequest(400, `The ${isPost ? 'body' : 'URL'} has bytes that are not UTF-8. Encode it as UTF-8.`);

const unreadable = (isPost: boolean) =>
  isPost
    ? badRequest(400, `The body is not a JSON object. Send one, ${example}`)
    : badRequest(400, 'The parameters "variables" and "extensions" must be JSON objects. Send them URL-encoded.');

/**
 * Removes an empty `query` or `operationName` from a body, as {@link readUrl} does from a URL: clients send empty
 * fields too.
 */
export function withoutEmpty(params: GraphQLParams): GraphQLParams {
  const { query, operationName, ...others } = params;
  if (query !== '' && operationName !== '') return params;
  return { ...others, ...(query && { query }), ...(operationName && { operationName }) };
}

/** Refuses parameters that are unknown or have a wrong type. Ignoring an unknown one would hide a typo. */
export function checkParameters(params: GraphQLParams): void {
  for (const [name, value] of Object.entries(params)) {
    const expected = Object.hasOwn(parameters, name) ? parameters[name as keyof typeof parameters] : null;
    if (!expected) {
      const known = Object.keys(parameters).join(', ');
      throw badRequest(400, `The parameter "${name}" is unknown. A request has ${known}. Leave it out.`);
    }
    if (value !== undefined && value !== null && (typeof value !== expected || Array.isArray(value))) {
      throw badRequest(400, `The parameter "${name}" must be ${words[expected]}, null, or absent.`);
    }
  }
  if (params.query == null) throw badRequest(400, `The request has no "query". Send an operation, ${example}`);
}

const parameters = { query: 'string', variables: 'object', operationName: 'string', extensions: 'object' } as const;
const words = { string: 'a string', object: 'an object' } as const;
