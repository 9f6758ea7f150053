/** Refuses documents and variables that are too large, before they cost more than reading them. */
import { type DocumentNode, type GraphQLError, type ParseOptions, parse, type Source } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError, limitExceeded } from '../../base/errors.ts';
import type { Limits } from '../../base/limits.ts';
import { measureDocument, measureText, measureValue } from './measure.ts';

const check = (limits: Limits, limit: keyof Limits, actual: number): void => {
  if (actual > limits[limit]) throw limitExceeded(limit, limits[limit], actual);
};

/**
 * Parses a document, and checks it against the limits.
 * @throws {GraphQLError} coded `LIMIT_EXCEEDED`, with the limit and the actual size.
 */
export function parseWithin(limits: Limits, source: string | Source, options?: ParseOptions): DocumentNode {
  const { tokens, nesting } = measureText(typeof source === 'string' ? source : source.body);
  check(limits, 'maxTokens', tokens);
  check(limits, 'maxNesting', nesting);
  const document = parse(source, options);
  const { depth, rootFields, aliases, directives, fragments, operations } = measureDocument(document);
  check(limits, 'maxOperations', operations);
  check(limits, 'maxFragments', fragments);
  check(limits, 'maxDepth', depth);
  check(limits, 'maxRootFields', rootFields);
  check(limits, 'maxAliases', aliases);
  check(limits, 'maxDirectives', directives);
  return document;
}

/** Recognises the only error by which graphql-js says that it reached its own limit on comparisons of fields. */
const isGivenUp = ({ message }: GraphQLError): boolean => message === 'Validation aborted.';

const tooManyComparisons = (): GraphQLError =>
  codedError(
    'GRAPHQL_VALIDATION_FAILED',
    'The document selects the same fields too often for validation to compare them. Select each field once.',
  );

/** Checks every document and its variables against the limits. Documents in Yoga's cache have passed before. */
export const useLimits = (limits: Limits): Plugin => ({
  onParams({ params }) {
    check(limits, 'maxNesting', measureValue([params.variables, params.extensions]) - 1);
  },
  onParse({ setParseFn }) {
    setParseFn((source: string | Source, options?: ParseOptions) => parseWithin(limits, source, options));
  },
  onValidate:
    () =>
    ({ result, setResult }) => {
      const errors = result as readonly GraphQLError[];
      if (errors.some(isGivenUp)) setResult(errors.map((error) => (isGivenUp(error) ? tooManyComparisons() : error)));
    },
});
