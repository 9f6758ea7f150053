import { execFileSync } from 'node:child_process';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { copiesOf, playgroundAddress } from '../../../src/explorer/api/copy.ts';
import { hostileStrings } from '../../support/http/hostile-strings.ts';

const url = 'http://127.0.0.1:4000/graphql';
const document = `query Find($text: String!) {
  search(text: $text) { totalCount }
}`;
const copy = (name: string, variables: Readonly<Record<string, unknown>>, needsKey = false) =>
  copiesOf(url, document, variables, needsKey).find((copied) => copied.name === name)?.text ?? '';

describe('a copied query', () => {
  test('as GraphQL is a document, with its variables as a comment', () => {
    const text = copy('GraphQL', { text: 'a"\nb' });
    expect(() => parse(text)).not.toThrow();
    expect(text).toContain('# variables: {');
    expect(copy('GraphQL', {})).toBe(`${document}\n`);
  });

  // A shell passes the arguments on as they were, and an interpreter of JavaScript reads the call.
  test.each(Object.entries(hostileStrings).filter(([name]) => name !== 'nul'))(
    'as curl and as fetch sends %s unchanged',
    async (_, text) => {
      const variables = { text: text.slice(0, 10_000) };
      const body = { query: document, variables };
      const printer = `curl() { for argument in "$@"; do printf '%s\\0' "$argument"; done; }\n`;
      const printed = execFileSync('sh', ['-c', printer + copy('curl', variables)], { encoding: 'utf8' });
      const [target, , header, , sent] = printed.split('\0');
      expect([target, header, JSON.parse(sent ?? '')]).toEqual([url, 'content-type: application/json', body]);

      const requests: unknown[] = [];
      const fetch = async (to: string, { body }: { body: string }) => {
        requests.push(to, JSON.parse(body));
        return { json: async () => ({}) };
      };
      const run = new Function('fetch', `return (async () => { ${copy('fetch', variables)} })();`);
      await run(fetch);
      expect(requests).toEqual([url, body]);
    },
  );

  test('names the place of a key, and never a key', () => {
    expect(copy('curl', {}, true)).toContain('-H "authorization: Bearer $API_KEY"');
    expect(copy('fetch', {}, true)).toContain("authorization: 'Bearer ' + apiKey");
    expect(copy('curl', {})).not.toContain('authorization');
  });

  test('opens in the playground with its variables', () => {
    const address = new URL(playgroundAddress(document, { text: 'é&=' }), 'http://127.0.0.1/explore');
    const opened = new URLSearchParams(address.hash.slice(1));
    expect(opened.get('query')).toBe(document);
    expect(JSON.parse(opened.get('variables') ?? '')).toEqual({ text: 'é&=' });
    expect(address.search).toBe('');
  });
});
