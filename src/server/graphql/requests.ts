/** What counts as a GraphQL request: which bodies are read, and which operation of the document is meant. */
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
import { checkEncoding, contentTypeFault, NotUtf8, readJson } from './read-request.ts';

const badRequest = (status: number, message: string, headers: Readonly<Record<string, string>> = {}) =>
  codedError('BAD_REQUEST', message, { http: { status, headers } });

const example = 'such as {"query": "{ __typename }", "variables": {}}.';

/**
 * Reads operations from JSON bodies and from the parameters of GET alone. Forms and plain text are what a page of
 * another site can send without asking the browser first.
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
    // Yoga's own parser compares content types letter by letter, and replaces bytes that are not UTF-8.
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
        // A body that is too large is another matter. What else there may be is no JSON, or broke off on its way.
        if (error instanceof GraphQLError) throw error;
      }
      throw unreadable(isPost);
    });
  },
});

const typeFaults = {
  type: 'The content type is not one that the service reads.',
  charset: 'The content type names a charset other than UTF-8.',
} as const;

const notUtf8 = (isPost: boolean) =>
  badRequest(400, `The ${isPost ? 'body' : 'URL'} holds bytes that are not UTF-8. Encode its text as UTF-8.`);

const unreadable = (isPost: boolean) =>
  isPost
    ? badRequest(400, `The body is no JSON object. Send one, ${example}`)
    : badRequest(400, 'The parameters "variables" and "extensions" have to be JSON objects, URL-encoded.');

/**
 * Takes an empty text for none in the body as well, as Yoga does in the parameters of GET: clients send their empty
 * fields along.
 */
export const useEmptyParameters = (): Plugin => ({
  onParams({ params, setParams }) {
    const { query, operationName, ...others } = params;
    if (query !== '' && operationName !== '') return;
    setParams({ ...others, ...(query && { query }), ...(operationName && { operationName }) });
  },
});

/** Says which parameter of a request is not what it has to be. What is not known would otherwise do nothing, unnoticed. */
export const useParameterCheck = (): Plugin => ({
  onParams({ params }) {
    for (const [name, value] of Object.entries(params)) {
      const expected = Object.hasOwn(parameters, name) ? parameters[name as keyof typeof parameters] : null;
      if (!expected) {
        const known = Object.keys(parameters).join(', ');
        throw badRequest(400, `The parameter "${name}" is not known. A request has ${known}. Leave it out.`);
      }
      if (value !== undefined && value !== null && (typeof value !== expected || Array.isArray(value))) {
        throw badRequest(400, `The parameter "${name}" has to be ${words[expected]}, or null, or left out.`);
      }
    }
    if (params.query == null) throw badRequest(400, `The request has no "query". Send an operation, ${example}`);
  },
});

const parameters = { query: 'string', variables: 'object', operationName: 'string', extensions: 'object' } as const;
const words = { string: 'a string', object: 'an object' } as const;

/** Says which operations there are when the request does not name one of them, or one that the schema cannot answer. */
export const useOperationChoice = (schema: GraphQLSchema): Plugin => ({
  onParse:
    () =>
    ({ result, context }) => {
      if (!result || result instanceof Error) return;
      const { operation } = chosenOperation(result as DocumentNode, context.params.operationName);
      if (operation !== OperationTypeNode.QUERY && context.request.method === 'GET') throw notByGet(operation);
      if (schema.getRootType(operation)) return;
      throw codedError('GRAPHQL_VALIDATION_FAILED', `There is no ${operation} here: the service answers queries only.`);
    },
});

/** GraphQL over HTTP: GET answers queries, whatever else the schema has. */
const notByGet = (operation: OperationTypeNode) =>
  badRequest(405, `A ${operation} cannot be sent by GET. Send queries by GET, and anything else by POST.`, {
    allow: 'POST',
  });

function chosenOperation(document: DocumentNode, chosen: string | null | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const found = operations.filter(({ name }) => chosen == null || name?.value === chosen);
  // Of several with one name, which validation refuses, any will do.
  if (found[0] && (found.length === 1 || chosen != null)) return found[0];
  const wrong =
    chosen == null
      ? `The document has ${operations.length} operations and the request names none of them.`
      : `The document has no operation named "${chosen}".`;
  const names = operations.flatMap(({ name }) => (name ? [`"${name.value}"`] : []));
  const fix = names.length > 0 ? `Set operationName to one of ${names.join(', ')}.` : 'Add a query to the document.';
  throw codedError('OPERATION_RESOLUTION_FAILURE', `${wrong} ${fix}`);
}
