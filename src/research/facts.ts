import { parse } from 'graphql';
import type { FactQuery } from './context.ts';

/** Declares a query for facts, see {@link FactQuery}. A query that does not fit the schema fails at its first use. */
export const facts = <T>(query: string): FactQuery<T> => ({ document: parse(query, { noLocation: true }) });
