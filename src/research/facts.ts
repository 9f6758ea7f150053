import { parse } from 'graphql';
import type { Facts } from './context.ts';

/** Declares a query for facts, see {@link Facts}. A query that does not fit the schema fails when it is first asked. */
export const facts = <T>(query: string): Facts<T> => ({ document: parse(query, { noLocation: true }) });
