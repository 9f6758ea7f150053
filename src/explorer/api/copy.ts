/** Writes a query in the forms in which people take it along. */
import type { Variables } from './api.ts';

export interface Copied {
  readonly name: string;
  readonly text: string;
}

/** Quotes a string for a POSIX shell. */
const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Returns the query as GraphQL, as a command of curl, and as a call of fetch. None of them contains a key. */
export function copiesOf(url: string, document: string, variables: Variables, needsKey: boolean): readonly Copied[] {
  const hasVariables = Object.keys(variables).length > 0;
  const body = { query: document, ...(hasVariables && { variables }) };
  const comment = hasVariables
    ? JSON.stringify(variables, null, 2).replaceAll(/^/gm, '# ').replace(/^# /, '# variables: ')
    : '';
  return [
    { name: 'GraphQL', text: `${comment}${hasVariables ? '\n' : ''}${document.trim()}\n` },
    { name: 'curl', text: curl(url, JSON.stringify(body), needsKey) },
    { name: 'fetch', text: fetchCall(url, body, needsKey) },
  ];
}

const curl = (url: string, body: string, needsKey: boolean): string =>
  [
    `curl ${shellQuoted(url)}`,
    "-H 'content-type: application/json'",
    ...(needsKey ? ['-H "authorization: Bearer $API_KEY"'] : []),
    `--data-raw ${shellQuoted(body)}\n`,
  ].join(' \\\n  ');

const fetchCall = (
  url: string,
  body: object,
  needsKey: boolean,
): string => `const response = await fetch(${JSON.stringify(url)}, {
  method: 'POST',
  headers: { 'content-type': 'application/json'${needsKey ? ", authorization: 'Bearer ' + apiKey" : ''} },
  body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}),
});
const { data, errors } = await response.json();
`;

/** Returns the address that opens a query in the playground, relative to the page. */
export const playgroundAddress = (document: string, variables: Variables): string =>
  addressOfQuery('graphql', document, Object.keys(variables).length > 0 ? JSON.stringify(variables) : '');

/**
 * Returns the address that opens a query in the playground. The query is behind `#`, so its length has no limit and no
 * log keeps it.
 * @param page the address of the playground.
 * @param variables as JSON, or empty.
 */
export const addressOfQuery = (page: string, query: string, variables: string): string =>
  `${page}#${new URLSearchParams({ query, ...(variables.trim() !== '' && { variables }) })}`;
