/**
 * Measures requests per second over HTTP, compared with `{ __typename }` on the same server:
 * `npx tsx bench/http.ts [rounds]`.
 */
import { interleave, startBenchServer } from './interleave.ts';

const queries = {
  '{ __typename }': '{ __typename }',
  'lookup of one entity': '{ nutrient(id: "nutrient:iron") { name unit deficiencyName } }',
  'symptom -> nutrient -> food': `{ symptom(id: "symptom:leg-cramps") { name nutrients(first: 3) { edges { prominence
      node { name foods(first: 5) { edges { amountPer100g unit node { name } } } } } } } }`,
  'the same with claims': `{ symptom(id: "symptom:leg-cramps") { name nutrients(first: 3) { edges { prominence
      claims { statement source { title } }
      node { name foods(first: 5) { edges { amountPer100g unit claims { section } node { name } } } } } } } }`,
};

const server = await startBenchServer([]);
await interleave(
  Object.fromEntries(
    Object.entries(queries).map(([name, query]) => [name, { run: () => server.ask(query), peer: '{ __typename }' }]),
  ),
  Number(process.argv[2] ?? 7),
);
server.stop();
