/** What counts as a GraphQL request: which bodies are read, and which operation of the document is meant. */
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../errors.ts';

const badRequest = (status: number, message: string) => codedError('BAD_REQUEST', message, { http: { status } });

/**
 * Reads operations from JSON bodies and from the parameters of GET alone. Forms and plain text are what a page of
 * another site can send without asking the browser first.
 */
export const useJsonRequests = (): Plugin => ({
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (request.method === 'POST' && !/^application\/json\s*(;|$)/.test(request.headers.get('content-type') ?? '')) {
      throw badRequest(
        415,
        'The content type is not one that is read here. Send JSON with "content-type: application/json", ' +
          'such as {"query": "{ __typename }", "variables": {}}.',
      );
    }
    if (request.method !== 'GET' || !requestParser) return;
    setRequestParser(async (parsed) => {
      try {
        return await requestParser(parsed);
      } catch {
        throw badRequest(400, 'The parameters "variables" and "extensions" have to be JSON objects, URL-encoded.');
      }
    });
  },
});

/** Refuses an operation name that is no text: anything else would be read as none. */
export const useOperationNameCheck = (): Plugin => ({
  onParams({ params }) {
    const name: unknown = params.operationName;
    if (name === undefined || name === null || typeof name === 'string') return;
    throw badRequest(400, 'The parameter "operationName" has to be a string, or null, or left out.');
  },
});

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
