/**
 * Tests how denials and open claims count in `differential` and `compareRank`, in an invented graph. Its one source is
 * not weak, so what it asserts or denies counts without further sources.
 */
import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeData, makeEdge, makeNode } from '../../support/engine/make-data.ts';

const graph = resolveGraph(nutritionGraph);
const source = makeNode(graph, 'Source', 'book', { title: 'A book', citation: 'A book.', licence: 'none' });
const claim = (status: 'ASSERTED' | 'NEGATED' | 'UNCERTAIN') =>
  makeNode(graph, 'Claim', status.toLowerCase(), { statement: status, section: 'all of it', status });
const claims = { yes: claim('ASSERTED'), no: claim('NEGATED'), maybe: claim('UNCERTAIN') };
const nutrients = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, makeNode(graph, 'Nutrient', id)]));
const symptoms = Object.fromEntries(
  ['cramps', 'leg-cramps', 'thirst', 'dry-mouth', 'tremor', 'hiccups'].map((id) => [
    id,
    makeNode(graph, 'Symptom', id),
  ]),
);

const places = { ...nutrients, ...symptoms };
/** Returns an edge between two nodes, by the last part of their ids, with its claims. */
function said(relation: string, ends: string, ...evidence: (keyof typeof claims)[]) {
  const [from, to] = ends.split(' ').map((id) => places[id]);
  if (!from || !to) throw new Error(`the graph lacks an end of ${ends}`);
  const grades = relation === 'DEFICIENCY_SYMPTOM' ? { prominence: 'LISTED', deficiencySeverity: 'ANY' } : {};
  const isAsserted = evidence.includes('yes');
  const properties = {
    ...grades,
    sourceCount: isAsserted ? 1 : 0,
    disputed: evidence.some((name) => name !== 'yes'),
    corroborated: isAsserted || evidence.includes('no'),
  };
  return { ...makeEdge(graph, relation, from, to, properties), evidence: evidence.map((name) => claims[name].id) };
}
const causes = (ends: string, ...evidence: (keyof typeof claims)[]) => said('DEFICIENCY_SYMPTOM', ends, ...evidence);

const engine = new TestEngine(
  graph,
  makeData(
    [source, ...Object.values(claims), ...Object.values(places)],
    [
      ...Object.values(claims).map((from) => makeEdge(graph, 'CITES', from, source)),
      said('SUBTYPE_OF', 'leg-cramps cramps', 'yes'),
      said('SUBTYPE_OF', 'dry-mouth thirst', 'no', 'maybe'),
      causes('a leg-cramps', 'yes'),
      causes('a dry-mouth', 'yes'),
      causes('b cramps', 'yes'),
      causes('b thirst', 'no', 'yes'),
      causes('c cramps', 'no', 'maybe'),
      causes('c tremor', 'no'),
      causes('d cramps', 'maybe'),
      causes('d thirst', 'maybe', 'yes'),
      causes('d hiccups', 'maybe'),
    ],
  ),
  {},
  undefined,
  nutritionResearch,
);

// The graph has four nutrients. Cramps: a (through leg cramps) and b, log2(4 / 2) = 1 bit. Thirst: b and d, 1 bit.
// Tremor:
// none, which counts as one: log2(4 / 1) = 2 bits, which c loses.
const present = '["symptom:cramps", "symptom:thirst", "symptom:tremor", "symptom:hiccups"]';

describe('the status of claims', () => {
  it('makes a symptom count for a nutrient, against it, or not at all', async () => {
    const { differential } = await engine.data(`{ differential(present: ${present}) {
      ranking { rank score rows {
        nutrient { id } terms { symptom { id } weight negated disputed linkedCandidates }
      } } } }`);
    const term = (symptom: string, weight: number, linkedCandidates: number, rest = {}) => ({
      symptom: { id: `symptom:${symptom}` },
      weight,
      negated: weight < 0,
      disputed: false,
      linkedCandidates,
      ...rest,
    });
    const row = (id: string, ...terms: unknown[]) => ({ nutrient: { id: `nutrient:${id}` }, terms });
    expect(differential.ranking).toEqual([
      { rank: 1, score: 2, rows: [row('b', term('cramps', 1, 2), term('thirst', 1, 2, { disputed: true }))] },
      { rank: 2, score: 1, rows: [row('a', term('cramps', 1, 2)), row('d', term('thirst', 1, 2))] },
      { rank: 4, score: -3, rows: [row('c', term('cramps', -1, 2), term('tremor', -2, 0))] },
    ]);
  });

  it('shows every claim behind a term, including denials', async () => {
    const { differential } = await engine.data(`{ differential(present: ${present}) {
      ranking { rows { nutrient { id } terms { via { id } claims { status } } } } } }`);
    const rows = differential.ranking.flatMap((tie: { rows: unknown }) => tie.rows);
    const of = (id: string) => rows.find((row: { nutrient: { id: string } }) => row.nutrient.id === `nutrient:${id}`);
    expect(of('a').terms).toEqual([{ via: { id: 'symptom:leg-cramps' }, claims: [{ status: 'ASSERTED' }] }]);
    expect(of('b').terms[1]).toEqual({ via: null, claims: [{ status: 'NEGATED' }, { status: 'ASSERTED' }] });
    expect(of('c').terms[0]).toEqual({ via: null, claims: [{ status: 'NEGATED' }, { status: 'UNCERTAIN' }] });
  });

  it('leaves a symptom with only open claims unlinked, but not one with a denial', async () => {
    const { differential } = await engine.data(
      `{ differential(present: ${present}) { unlinked { id } nonDiscriminating { id } } }`,
    );
    expect(differential).toEqual({ unlinked: [{ id: 'symptom:hiccups' }], nonDiscriminating: [] });
  });

  it('gives a sentence if the symptoms distinguish nothing', async () => {
    const noInformation = async (symptom: string) =>
      (await engine.data(`{ differential(present: ["symptom:${symptom}"]) { noInformation } }`)).differential
        .noInformation;
    expect(await noInformation('hiccups')).toMatch(
      /do not distinguish any nutrient.*None of the chosen evidence links/,
    );
    expect(await noInformation('thirst')).toBeNull();
  });

  it('does not count a narrower symptom for a broader one if the sources deny the classification', async () => {
    const { differential } = await engine.data(`{ differential(present: ["symptom:thirst"]) {
      ranking { score rows { nutrient { id } } } } }`);
    expect(differential.ranking).toEqual([
      { score: 1, rows: [{ nutrient: { id: 'nutrient:b' } }, { nutrient: { id: 'nutrient:d' } }] },
    ]);
  });

  it('counts against one of two compared nutrients', async () => {
    const { compareRank } = await engine.data(`{ compareRank(a: "nutrient:b", b: "nutrient:c", present: ${present}) {
      a { rank score } b { rank score } gap
      terms { symptom { id } weightA weightB difference claimsA { status } claimsB { status } } } }`);
    const [no, maybe, yes] = ['NEGATED', 'UNCERTAIN', 'ASSERTED'].map((status) => ({ status }));
    const term = (
      symptom: string,
      weightA: number | null,
      weightB: number | null,
      claimsA: unknown,
      claimsB: unknown,
    ) => ({
      symptom: { id: `symptom:${symptom}` },
      weightA,
      weightB,
      difference: (weightA ?? 0) - (weightB ?? 0),
      claimsA,
      claimsB,
    });
    expect(compareRank).toEqual({
      a: { rank: 1, score: 2 },
      b: { rank: 4, score: -3 },
      gap: 5,
      terms: [
        term('cramps', 1, -1, [yes], [no, maybe]),
        term('tremor', null, -2, [], [no]),
        term('thirst', 1, null, [no, yes], []),
      ],
    });
  });
});
