import { getIntrospectionQuery, Kind, parse, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { flagOf, settingNames, settings } from '../../src/settings/index.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const examples = await readExamples(examplesFolder);

/** Says whether an answer has a value anywhere: a string, a number or a boolean. */
const hasValue = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(hasValue) : value != null;

test.each(examples)('$name has values in each of its root fields', async ({ query }) => {
  const { data, errors } = await server.query(query);
  expect(errors).toEqual([]);
  for (const [field, value] of Object.entries(data as object)) expect([field, hasValue(value)]).toEqual([field, true]);
});

test.each(examples)('$name has a name for its tab, and a comment on what it answers', ({ query }) => {
  expect(query).toMatch(/^# \S.*\n/);
  expect(query).toMatch(/^query [A-Z]\w+/m);
});

test.each(examples)('$name names the source of each claim that it shows', ({ query }) => {
  const withoutSource: string[] = [];
  visit(parse(query), {
    Field({ name, selectionSet }) {
      const fields = (selectionSet?.selections ?? []).flatMap((one) => (one.kind === Kind.FIELD ? one.name.value : []));
      if (!/^claims[AB]?$/.test(name.value) || !fields.includes('statement') || fields.includes('source')) return;
      withoutSource.push(name.value);
    },
  });
  expect(withoutSource).toEqual([]);
});

/** Returns flags that set every limit to a share of its default. */
const limitsAt = (share: number): readonly string[] =>
  settingNames.flatMap((name) => {
    const setting = settings[name];
    return name.startsWith('max') && setting.type === 'integer'
      ? [`--${flagOf(name)}`, String(Math.floor(setting.default * share))]
      : [];
  });

describe('with every limit reduced', () => {
  let half: TestServer;
  let threeQuarters: TestServer;
  beforeAll(async () => {
    [half, threeQuarters] = await Promise.all([startTestServer(limitsAt(0.5)), startTestServer(limitsAt(0.75))]);
  });
  afterAll(() => Promise.all([half.close(), threeQuarters.close()]));

  test.each(examples)('to half, $name has the same answer', async ({ query }) => {
    expect(await half.query(query)).toEqual(await server.query(query));
  });

  // Its depth is fixed: a type may have nine lists and non-nulls around it.
  test("to three quarters, GraphiQL's introspection has the same answer", async () => {
    const query = getIntrospectionQuery({
      schemaDescription: true,
      inputValueDeprecation: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      oneOf: true,
    });
    const answer = await threeQuarters.query(query);
    expect(answer.errors).toEqual([]);
    // The schema names the largest page size, and is otherwise the same.
    const described = JSON.stringify(answer).replaceAll('at most 75.', 'at most 100.');
    expect(JSON.parse(described)).toEqual(await server.query(query));
  });
});
