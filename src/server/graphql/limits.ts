/** Refuses documents and variables that are too large, before they cost more than reading them. */
import { type DocumentNode, type GraphQLError, type ParseOptions, parse, type Source } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
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

/** Refuses variables and extensions that are nested too deeply. */
export function checkNesting(limits: Limits, { variables, extensions }: GraphQLParams): void {
  if (variables || extensions) check(limits, 'maxNesting', measureValue([variables, extensions]) - 1);
}

/** Returns the errors of validation, where graphql-js gave up with an error of this service. */
export const namingGivenUp = (errors: readonly GraphQLError[]): readonly GraphQLError[] =>
  errors.some(isGivenUp) ? errors.map((error) => (isGivenUp(error) ? tooManyComparisons() : error)) : errors;
