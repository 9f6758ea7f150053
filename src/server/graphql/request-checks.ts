/** Checks that a request is a GraphQL request: its body, its parameters, and its choice of an operation. */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../base/errors.ts';
import { checkEncoding, contentTypeFault, NotUtf8, readJson } from './read-json.ts';

const badRequest = (status: number, message: string, headers: Readonly<Record<string, string>> = {}) =>
  codedError('BAD_REQUEST', message, { http: { status, headers } });

const example = 'such as {"query": "{ __typename }", "variables": {}}.';

/**
 * Reads operations only from JSON bodies and from the parameters of GET. A page of another site could send forms and
 * plain text without a preflight.
 */
export const useJsonRequests = (): Plugin => ({
  onRequestParse({ request, requestParser, setRequestParser }) {
    const isPost = request.method === 'POST';
    const fault = isPost ? contentTypeFault(request.headers.get('content-type') ?? '') : null;
    if (fault)
      throw badRequest(
        415,
        `${typeFaults[fault]} Send JSON in UTF-8 with "content-type: application/json", ${example}`,
      );
    // Yoga's own parser compares content types as plain strings, and replaces bytes that are not UTF-8.
    const read = isPost ? readJson : requestParser;
    if (!read) return;
    setRequestParser(async (parsed) => {
      try {
        if (!isPost) checkEncoding(parsed.url);
        const params: unknown = await read(parsed);
        if (Array.isArray(params)) {
          throw badRequest(400, `The body is a list. Send one operation with each request, ${example}`);
        }
        if (typeof params === 'object' && params !== null) return params;
      } catch (error) {
        if (error instanceof NotUtf8) throw notUtf8(isPost);
        // A coded error, such as for a body that is too large. Otherwise the body is not JSON, or broke off.
        if (error instanceof GraphQLError) throw error;
      }
      throw unreadable(isPost);
    });
  },
});

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
 * Removes an empty `query` or `operationName` from a body, as Yoga does from the parameters of GET: clients send empty
 * fields too.
 */
export const useEmptyParameters = (): Plugin => ({
  onParams({ params, setParams }) {
    const { query, operationName, ...others } = params;
    if (query !== '' && operationName !== '') return;
    setParams({ ...others, ...(query && { query }), ...(operationName && { operationName }) });
  },
});

/** Refuses parameters that are unknown or have a wrong type. Ignoring an unknown one would hide a typo. */
export const useParameterCheck = (): Plugin => ({
  onParams({ params }) {
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
  },
});

const parameters = { query: 'string', variables: 'object', operationName: 'string', extensions: 'object' } as const;
const words = { string: 'a string', object: 'an object' } as const;

/** Refuses a request that does not choose one operation, or one that the schema cannot answer. */
export const useOperationChoice = (schema: GraphQLSchema): Plugin => ({
  onParse:
    () =>
    ({ result, context }) => {
      if (!result || result instanceof Error) return;
      const { operation } = chosenOperation(result as DocumentNode, context.params.operationName);
      if (operation !== OperationTypeNode.QUERY && context.request.method === 'GET') throw notByGet(operation);
      if (schema.getRootType(operation)) return;
      throw codedError('GRAPHQL_VALIDATION_FAILED', `The service does not answer a ${operation}. Send a query.`);
    },
});

/** Refuses other operations by GET, as GraphQL over HTTP requires. */
const notByGet = (operation: OperationTypeNode) =>
  badRequest(405, `A ${operation} cannot be sent by GET. Send queries by GET, and anything else by POST.`, {
    allow: 'POST',
  });

function chosenOperation(document: DocumentNode, chosen: string | null | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const found = operations.filter(({ name }) => chosen == null || name?.value === chosen);
  // Validation refuses several operations with one name, so the first one will do.
  if (found[0] && (found.length === 1 || chosen != null)) return found[0];
  const wrong =
    chosen == null
      ? `The document has ${operations.length} operations and the request names none of them.`
      : `The document has no operation named "${chosen}".`;
  const names = operations.flatMap(({ name }) => (name ? [`"${name.value}"`] : []));
  const fix = names.length > 0 ? `Set operationName to one of ${names.join(', ')}.` : 'Add a query to the document.';
  throw codedError('OPERATION_RESOLUTION_FAILURE', `${wrong} ${fix}`);
}
