import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { readExamples } from '../../src/server/examples.ts';
import { measureDocument, measureText } from '../../src/server/measure.ts';
import { examplesFolder } from '../../src/server/start.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const examples = await readExamples(examplesFolder);

/** Whether an answer holds a value anywhere: a text, a number, a truth. */
const holdsAnything = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(holdsAnything) : value != null;

test.each(examples)('$name answers, in every field that it begins with', async ({ query }) => {
  const { data, errors } = await server.query(query);
  expect(errors).toEqual([]);
  for (const [field, value] of Object.entries(data as object))
    expect([field, holdsAnything(value)]).toEqual([field, true]);
});

test.each(examples)('$name has a name for its tab and says what it answers', ({ query }) => {
  expect(query).toMatch(/^# \S.*\n/);
  expect(query).toMatch(/^query [A-Z]\w+/m);
});

test('the examples stay well inside the limits', () => {
  const limits = readSettings([], {});
  for (const { name, query } of examples) {
    const { depth, rootFields, aliases, directives } = measureDocument(parse(query));
    const { tokens, nesting } = measureText(query);
    const used = {
      depth: depth / limits.maxDepth,
      rootFields: rootFields / limits.maxRootFields,
      aliases: aliases / limits.maxAliases,
      directives: directives / limits.maxDirectives,
      tokens: tokens / limits.maxTokens,
      nesting: nesting / limits.maxNesting,
    };
    expect([name, Math.max(...Object.values(used)) <= 0.75]).toEqual([name, true]);
  }
});
