/** Walks over every link of a deficiency: which links research counts under a limit, computed from the claims alone. */
import { describe, expect, it } from 'vitest';
import { must } from '../../src/base/must.ts';
import type { EdgeData } from '../../src/model/data.ts';
import { askAs, loadNutrition } from '../support/nutrition/nutrition.ts';

const { data } = await loadNutrition();
const nodes = new Map(data.nodes.map(({ id, properties }) => [id, properties]));
const sourceOf = new Map(data.edges.flatMap(({ relation, from, to }) => (relation === 'CITES' ? [[from, to]] : [])));
const links = data.edges.filter(({ relation }) => relation === 'DEFICIENCY_SYMPTOM');
const weak = ['CURATED_DATABASE', 'OPEN_ENCYCLOPEDIA', 'UNATTRIBUTED'];

interface Limit {
  readonly sources?: readonly string[];
  readonly sourceKinds?: readonly string[];
  readonly status?: readonly string[];
  readonly minSources?: number;
  readonly corroborated?: boolean;
}
interface Piece {
  readonly source: string;
  readonly kind: string;
  readonly family: string;
  readonly status: string;
}

/** Returns the claims on one deficiency in particular. */
const describing = ({ evidence, properties }: EdgeData): readonly Piece[] =>
  evidence
    .map((id) => ({ id, claim: must(nodes.get(id), id) }))
    .filter(({ claim }) => (claim.prominence ?? properties.prominence) !== 'GENERAL')
    .map(({ id, claim }) => {
      const source = must(sourceOf.get(id), id);
      const { evidenceKind, family } = must(nodes.get(source), source);
      return { source, kind: String(evidenceKind), family: String(family ?? source), status: String(claim.status) };
    });

/** Returns the admitted claims on one deficiency in particular; none if these alone do not satisfy the limit. */
function admitted(edge: EdgeData, limit: Limit): readonly Piece[] {
  const all = describing(edge);
  const asserting = all.filter(({ status }) => status === 'ASSERTED');
  const counted = asserting.length > 0 ? asserting : all.filter(({ status }) => status === 'NEGATED');
  const families = (pieces: readonly Piece[]) => new Set(pieces.map(({ family }) => family)).size;
  const corroborated = families(counted) > 1 || counted.some(({ kind }) => !weak.includes(kind));
  if (limit.corroborated !== undefined && limit.corroborated !== corroborated) return [];
  const chosen = all.filter(
    ({ source, kind, status }) =>
      (limit.sources?.includes(source) ?? true) &&
      (limit.sourceKinds?.includes(kind) ?? true) &&
      (limit.status?.includes(status) ?? true),
  );
  return families(chosen) < (limit.minSources ?? 1) ? [] : chosen;
}

const limits: readonly Limit[] = [
  { corroborated: true },
  {},
  { minSources: 2, status: ['ASSERTED'] },
  { minSources: 2 },
  { sourceKinds: weak },
  { sourceKinds: weak, corroborated: true },
  { sourceKinds: ['LAY_ARTICLE', 'UNATTRIBUTED'], minSources: 2 },
  { sources: ['source:article', 'source:editors', 'source:ahd-osteomalacia'], corroborated: true },
  { status: ['UNCERTAIN', 'NEGATED'] },
];
const nutrients = [...new Set(links.map(({ from }) => from))].sort();

it('the seed has links of which only a general statement is firm', () => {
  const general = links.filter((edge) => edge.properties.corroborated === true && describing(edge).length > 0);
  expect(general.filter((edge) => admitted(edge, { corroborated: true }).length === 0)).not.toEqual([]);
});

describe.each(limits)('under %j', (limit) => {
  const linked = links.filter((edge) => admitted(edge, limit).some(({ status }) => status === 'ASSERTED'));

  it('`compare` has the symptoms that the claims on this deficiency support by themselves', async () => {
    interface Row {
      readonly nutrient: { readonly id: string };
      readonly [column: string]: unknown;
    }
    const columns = ['legSymptoms', 'coOccurringSymptoms', 'otherSymptoms'];
    const found: string[] = [];
    for (let start = 0; start < nutrients.length; start += 9) {
      const { compare } = await askAs<{ compare: { rows: readonly Row[] } }>(
        `query ($nutrients: [ID!]!, $limit: EvidenceLimit) { compare(nutrients: $nutrients, evidence: $limit) {
          rows { nutrient { id } ${columns.map((name) => `${name} { symptom { id } }`).join(' ')} } } }`,
        { nutrients: nutrients.slice(start, start + 9), limit },
      );
      for (const row of compare.rows) {
        const symptoms = columns.flatMap((name) => row[name] as readonly { readonly symptom: { id: string } }[]);
        found.push(...symptoms.map(({ symptom }) => `${row.nutrient.id} ${symptom.id}`));
      }
    }
    expect(found.sort()).toEqual(linked.map(({ from, to }) => `${from} ${to}`).sort());
  });

  it('`differential` has as many candidates as nutrients that these claims link to a symptom', async () => {
    const known = links.filter((edge) => admitted(edge, limit).some(({ status }) => status !== 'UNCERTAIN'));
    const [any] = known;
    if (!any) return;
    const { differential } = await askAs<{
      differential: { ranking: readonly { rows: readonly { terms: readonly { candidates: number }[] }[] }[] };
    }>(
      `query ($present: [ID!]!, $limit: EvidenceLimit) { differential(present: $present, evidence: $limit) {
        ranking { rows { terms { candidates } } } } }`,
      { present: [any.to], limit },
    );
    const terms = differential.ranking.flatMap(({ rows }) => rows.flatMap((row) => row.terms));
    expect(new Set(terms.map(({ candidates }) => candidates))).toEqual(
      new Set([new Set(known.map(({ from }) => from)).size]),
    );
  });
});

it('a person with leg pain has no deficiency that only one page without an author names', async () => {
  const ask = (evidence: string) =>
    askAs<{ differential: { ranking: readonly unknown[]; unlinked: readonly { id: string }[] } }>(
      `{ differential(present: ["symptom:leg-pain"]${evidence}) { ranking { rank } unlinked { id } } }`,
    );
  const { differential } = await ask('');
  expect(differential).toEqual({ ranking: [], unlinked: [{ id: 'symptom:leg-pain' }] });
  const { differential: all } = await ask(', evidence: null');
  expect(all.ranking).toHaveLength(1);
});
