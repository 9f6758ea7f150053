/** Checks that the service keeps and logs nothing of an operation with a private field. */
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/engine/answer.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { openNutrition } from '../support/nutrition/nutrition.ts';
import { TestLog } from '../support/process/log.ts';

const logged = new TestLog('debug');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(['--log-level', 'debug'], logged.log);
});
afterAll(() => server.close());
beforeEach(() => logged.clear());

const query = `query List($foods: [EatenFoodInput!]!, $person: PersonInput, $symptoms: [ID!]) {
  dietAnalysis(foods: $foods, person: $person, symptoms: $symptoms) { totals { total { least } } }
}`;
const variables = {
  foods: [{ food: 'food:lentils-cooked', grams: 123.456 }],
  person: { ageYears: 37, sex: 'FEMALE' },
  symptoms: ['symptom:fatigue'],
};
const inline = `{ dietAnalysis(foods: [{ food: "food:lentils-cooked", grams: 123.456 }],
  lifeStage: "life-stage:females-31-50") { totals { total { least } } } }`;

describe('an operation with a private field', () => {
  test('is answered each time, and no cache may keep the answer', async () => {
    const urls = [
      `${server.url}?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(variables))}`,
      `${server.url}?query=${encodeURIComponent(inline)}`,
      `${server.url}?query=${encodeURIComponent(`query A ${inline} query B { __typename }`)}&operationName=A`,
    ];
    for (const url of urls) {
      for (const headers of [{}, {}, { 'if-none-match': '*' }]) {
        logged.clear();
        const response = await fetch(url, { headers: { accept: 'application/graphql-response+json', ...headers } });
        expect([response.status, response.headers.get('cache-control'), response.headers.get('etag')]).toEqual([
          200,
          'private, no-store',
          null,
        ]);
        expect(await response.json()).not.toHaveProperty('errors');
        await expect.poll(() => logged.requests).toHaveLength(1);
        expect(logged.requests[0]).toMatchObject({ answerCached: false, planCached: false });
      }
    }
  });

  test('is private also if it is refused', async () => {
    const refused = [
      inline.replace('123.456', '0'),
      inline.replace('lentils-cooked', 'ambrosia'),
      inline.replace('females', 'giants'),
    ];
    for (const text of refused) {
      const response = await fetch(`${server.url}?query=${encodeURIComponent(text)}`);
      expect(await response.json()).toHaveProperty('errors');
      expect(response.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  test('leaves no food, quantity, person or symptom in the log', async () => {
    await server.query(query, variables);
    await server.query(inline);
    await server.query(query, { ...variables, foods: [{ food: 'food:ambrosia', grams: 123.456 }] });
    await server.query(query, { ...variables, foods: [{ food: 'food:lentils-cooked', grams: -123.456 }] });
    await server.query(query, { ...variables, person: { ageYears: 37, sex: 'lentils' } });
    await server.query(query, { ...variables, symptoms: ['symptom:lentils'] });
    await fetch(`${server.url}?query=${encodeURIComponent(inline)}`);
    await expect.poll(() => logged.requests).toHaveLength(7);
    expect(logged.requests[0]).toMatchObject({ operation: 'List' });
    expect(logged.written.join('')).not.toMatch(/lentils|ambrosia|123\.456|fatigue|FEMALE|life-stage/);
  });
});

test('other operations are still cached', async () => {
  const url = `${server.url}?query=${encodeURIComponent('{ lifeStageFor(ageYears: 37, sex: FEMALE) { ageMonths } }')}`;
  const controls = [await fetch(url), await fetch(url)].map(({ headers }) => headers.get('cache-control'));
  expect(controls[0]).toMatch(/^public, max-age=/);
  await expect.poll(() => logged.requests).toHaveLength(2);
  expect(logged.requests.map(({ answerCached }) => answerCached)).toEqual([false, true]);
});

test('the engine finds private fields in fragments, and values in documents', async () => {
  const { privacy, run } = await openNutrition().then((engine) => ({
    privacy: engine.privacy,
    run: (operation: Operation) => engine.run(operation),
  }));
  const inFragment = `query ($f: [EatenFoodInput!]!) { ...q }
    fragment q on Query { dietAnalysis(foods: $f, lifeStage: "life-stage:females-31-50") { days } }`;
  const byVariables = 'query ($f: [EatenFoodInput!]!, $l: ID) { dietAnalysis(foods: $f, lifeStage: $l) { days } }';
  const byDefault = byVariables.replace('$l: ID', '$l: ID = "life-stage:females-31-50"');
  const privacies = [inFragment, byVariables, byDefault, inline, '{ foods { totalCount } }'].map((text) => {
    const document = parse(text);
    return [privacy.isPrivate(document), privacy.holdsValues(document)];
  });
  expect(privacies).toEqual([
    [true, true],
    [true, false],
    [true, true],
    [true, true],
    [false, false],
  ]);
  const document = parse(byVariables);
  const operation = { document, variableValues: { f: variables.foods, l: 'life-stage:females-31-50' } };
  expect([(await run(operation)).bound?.cached, (await run(operation)).bound?.cached]).toEqual([false, false]);
});
