import { Kind, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { shortName } from '../../base/tracing.ts';
import type { RequestContext } from './context.ts';

/** Records the operation's name from the document: `operationName` in the request may be any string. */
export const useOperationName = (): Plugin<RequestContext> => ({
  onParse:
    () =>
    ({ result, context }) => {
      if (!result || result instanceof Error) return;
      const { definitions } = result as { readonly definitions: readonly OperationDefinitionNode[] };
      const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      const chosen = context.params.operationName;
      const found = chosen == null ? operations : operations.filter(({ name }) => name?.value === chosen);
      const name = found.length === 1 || chosen != null ? found[0]?.name : undefined;
      if (name) context.record.operation = shortName(name.value);
    },
});
