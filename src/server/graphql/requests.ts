/** What counts as a GraphQL request: which bodies are read, and which operation of the document is meant. */
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../errors.ts';

const badRequest = (status: number, message: string) => codedError('BAD_REQUEST', message, { http: { status } });

const example = 'such as {"query": "{ __typename }", "variables": {}}.';

/**
 * Reads operations from JSON bodies and from the parameters of GET alone. Forms and plain text are what a page of
 * another site can send without asking the browser first.
 */
export const useJsonRequests = (): Plugin => ({
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (request.method === 'POST' && !/^application\/json\s*(;|$)/.test(request.headers.get('content-type') ?? '')) {
      throw badRequest(
        415,
        `The content type is not one that is read here. Send JSON with "content-type: application/json", ${example}`,
      );
    }
    if (!requestParser) return;
    setRequestParser(async (parsed) => {
      try {
        const params = await requestParser(parsed);
        if (!Array.isArray(params)) return params;
      } catch (error) {
        throw isUnreadable(error) ? unreadable(request.method) : error;
      }
      throw badRequest(400, `The body is a list. Send one operation with each request, ${example}`);
    });
  },
});

/** What is no JSON, or not an object. A body that is too large, or breaks off, is another matter. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof GraphQLError && error.extensions.code === 'BAD_REQUEST');

const unreadable = (method: string) =>
  method === 'GET'
    ? badRequest(400, 'The parameters "variables" and "extensions" have to be JSON objects, URL-encoded.')
    : badRequest(400, `The body is no JSON object. Send one, ${example}`);

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
      if (schema.getRootType(operation)) return;
      throw codedError('GRAPHQL_VALIDATION_FAILED', `There is no ${operation} here: the service answers queries only.`);
    },
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
