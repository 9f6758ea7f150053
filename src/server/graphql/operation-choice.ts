/** Finds the operation that a request chooses, among those of its document. */
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { codedError } from '../../base/errors.ts';
import { shortName } from '../../base/tracing.ts';
import type { RequestRecord } from '../observability/record.ts';
import { badRequest } from './request-checks.ts';

/**
 * Refuses a request that does not choose one operation, or one that the schema or the method cannot answer. Records the
 * operation's name from the document: `operationName` in the request may be any string.
 */
export function chooseOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  record: RequestRecord,
): void {
  const { operation, name } = chosenOperation(document, operationName);
  if (name) record.operation = shortName(name.value);
  if (operation !== OperationTypeNode.QUERY && record.method !== 'POST') throw notByGet(operation);
  if (schema.getRootType(operation)) return;
  throw codedError('GRAPHQL_VALIDATION_FAILED', `The service does not answer a ${operation}. Send a query.`);
}

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
  const otherwise = operations.length > 0 ? 'Leave operationName out.' : 'Add a query to the document.';
  const fix = names.length > 0 ? `Set operationName to one of ${names.join(', ')}.` : otherwise;
  throw codedError('OPERATION_RESOLUTION_FAILURE', `${wrong} ${fix}`);
}
