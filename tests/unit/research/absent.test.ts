/** Tests which nutrients `absentButNamed` lists for an absent symptom: those whose deficiency can show as it. */
import { expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { must } from '../../../src/base/must.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeData, makeEdge, makeNode } from '../../support/engine/make-data.ts';

const graph = resolveGraph(nutritionGraph);
const statuses = ['ASSERTED', 'NEGATED', 'UNCERTAIN'] as const;
type Status = (typeof statuses)[number];
const claims = statuses.map((status) =>
  makeNode(graph, 'Claim', status.toLowerCase(), { statement: status, section: 'all of it', status }),
);
const idOf = (status: Status) => `claim:${status.toLowerCase()}`;
const source = makeNode(graph, 'Source', 'book', { title: 'A book', citation: 'A book.', licence: 'none' });
const symptom = (id: string) => makeNode(graph, 'Symptom', id);
const [tremor, fatigue, yawning] = [symptom('tremor'), symptom('fatigue'), symptom('yawning')];

/** Nutrients, with the status of the claims that link them to tremor, the absent symptom. */
const cases: readonly { readonly id: string; readonly said: readonly Status[]; readonly listed: boolean }[] = [
  { id: 'none', said: [], listed: false },
  { id: 'yes', said: ['ASSERTED'], listed: true },
  { id: 'no', said: ['NEGATED'], listed: false },
  { id: 'open', said: ['UNCERTAIN'], listed: false },
  { id: 'disputed', said: ['ASSERTED', 'NEGATED'], listed: true },
  { id: 'doubted', said: ['ASSERTED', 'UNCERTAIN'], listed: true },
  { id: 'no-or-open', said: ['NEGATED', 'UNCERTAIN'], listed: false },
];
const listed = { prominence: 'LISTED', deficiencySeverity: 'ANY' };
const nutrients = cases.map(({ id }) => makeNode(graph, 'Nutrient', id));

/** Returns an engine over a graph with deficiencies of these nutrients. */
const engineOf = (...described: typeof nutrients) =>
  new TestEngine(
    graph,
    makeData(
      [source, ...claims, tremor, fatigue, yawning, ...described],
      [
        ...claims.map((claim) => makeEdge(graph, 'CITES', claim, source)),
        { ...makeEdge(graph, 'SUBTYPE_OF', tremor, yawning), evidence: [idOf('NEGATED')] },
        ...described.flatMap((nutrient) => {
          const said = cases[nutrients.indexOf(nutrient)]?.said ?? [];
          const present = makeEdge(graph, 'DEFICIENCY_SYMPTOM', nutrient, fatigue, listed);
          const absent = makeEdge(graph, 'DEFICIENCY_SYMPTOM', nutrient, tremor, listed);
          return [
            { ...present, evidence: [idOf('ASSERTED')] },
            ...(said.length > 0 ? [{ ...absent, evidence: said.map(idOf) }] : []),
          ];
        }),
      ],
    ),
    {},
    undefined,
    nutritionResearch,
  );

const engine = engineOf(...nutrients);

it.each(cases)('lists a nutrient whose claims are $said: $listed', async ({ id, said, listed }) => {
  const { differential } = await engine.data(`{
    differential(present: ["symptom:fatigue"], absent: ["symptom:tremor", "symptom:yawning"], evidence: null) {
      ranking { rows { nutrient { id } absentButNamed { symptom { id } claims { id } } } }
    }
  }`);
  const rows: { nutrient: { id: string }; absentButNamed: unknown }[] = differential.ranking.flatMap(
    ({ rows }: { rows: unknown[] }) => rows,
  );
  const expected = [{ symptom: { id: 'symptom:tremor' }, claims: said.map((status) => ({ id: idOf(status) })) }];
  expect(rows.find(({ nutrient }) => nutrient.id === `nutrient:${id}`)?.absentButNamed).toEqual(listed ? expected : []);
});

it('reports a symptom without links as unlinked, not as shared by the only candidate', async () => {
  const { differential } = await engineOf(must(nutrients[0], 'the nutrient without claims')).data(`{
    differential(present: ["symptom:fatigue", "symptom:tremor"], evidence: null) {
      nonDiscriminating { id } unlinked { id } }
  }`);
  expect(differential).toEqual({
    nonDiscriminating: [{ id: 'symptom:fatigue' }],
    unlinked: [{ id: 'symptom:tremor' }],
  });
});
