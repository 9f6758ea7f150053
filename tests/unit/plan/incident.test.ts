import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { compilePlan } from '../../../src/cypher/compile.ts';
import { printCypher } from '../../../src/cypher/print.ts';
import { compareText } from '../../../src/model/text.ts';
import { costOf } from '../../../src/plan/cost.ts';
import { bindDegrees, bindIncident, degreesAlias, incidentAlias } from '../../../src/plan/incident.ts';
import { printPlan } from '../../../src/plan/print.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import { wideLimits } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { check } from '../../support/random/fast-check.ts';

const { graph, data } = await loadLibrary();
const store = openMemoryStore(columnsOf(graph, data), wideLimits);
const declared = [...graph.relations.keys()];

const incident = async (ids: readonly string[], relations: readonly string[], limit = 10_000) =>
  (await store.execute(bindIncident(graph, ids, relations, limit))).tree[incidentAlias];
const degrees = async (ids: readonly string[], relations: readonly string[]) =>
  (await store.execute(bindDegrees(graph, ids, relations))).tree[degreesAlias];

const someIds = fc.array(fc.constantFrom('book:nowhere', ...data.nodes.map(({ id }) => id)), { maxLength: 12 });
const someRelations = fc.subarray(declared);

describe('the edges around some nodes', () => {
  it('are all of the relations that start or end there, each once, by relation, from and to', async () => {
    await check(
      fc.asyncProperty(someIds, someRelations, async (ids, relations) => {
        const expected = data.edges
          .filter(({ relation, from, to }) => relations.includes(relation) && (ids.includes(from) || ids.includes(to)))
          .map(({ properties: _, ...edge }) => edge)
          .sort(
            (a, b) =>
              declared.indexOf(a.relation) - declared.indexOf(b.relation) ||
              compareText(a.from, b.from) ||
              compareText(a.to, b.to),
          );
        expect(await incident(ids, relations)).toEqual(expected);
      }),
      100,
    );
  });

  it('come in the order of the declaration, for any order of the relations in the query', async () => {
    const ids = data.nodes.map(({ id }) => id);
    expect(await incident(ids, [...declared].reverse())).toEqual(await incident(ids, declared));
  });

  it('are refused where there are more than the limit', async () => {
    const ids = data.nodes.map(({ id }) => id);
    const total = data.edges.length;
    expect(await incident(ids, declared, total)).toHaveLength(total);
    await expect(incident(ids, declared, total - 1)).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxWork', max: total - 1, actual: total },
    });
  });

  it('count towards the work of the store', async () => {
    const narrow = openMemoryStore(columnsOf(graph, data), { ...wideLimits, maxWork: 3 });
    const ids = data.nodes.map(({ id }) => id);
    await expect(narrow.execute(bindIncident(graph, ids, declared, 10_000))).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxWork', max: 3 },
    });
  });
});

describe('the degrees of some nodes', () => {
  it('count the edges of each relation that start and that end there', async () => {
    await check(
      fc.asyncProperty(someIds, someRelations, async (ids, relations) => {
        const known = [...new Set(ids)].filter((id) => data.nodes.some((node) => node.id === id));
        const count = (relation: string, end: 'from' | 'to', id: string) =>
          data.edges.filter((edge) => edge.relation === relation && edge[end] === id).length;
        const expected = known.flatMap((node) =>
          declared
            .filter((relation) => relations.includes(relation))
            .map((relation) => ({
              node,
              relation,
              out: count(relation, 'from', node),
              in: count(relation, 'to', node),
            })),
        );
        expect(await degrees(ids, relations)).toEqual(expected);
      }),
      100,
    );
  });
});

describe('their plans', () => {
  const around = bindIncident(graph, ['book:iliad', 'book:iliad'], ['IN_GENRE', 'WROTE'], 50);
  const counted = bindDegrees(graph, ['book:iliad'], ['IN_GENRE', 'WROTE']);

  it('are made once for the same relations, in any order', () => {
    expect(bindIncident(graph, ['author:homer'], ['WROTE', 'IN_GENRE'], 9).plan).toBe(around.plan);
    expect(bindDegrees(graph, [], ['WROTE', 'IN_GENRE', 'WROTE']).plan).toBe(counted.plan);
    expect(bindIncident(graph, [], ['WROTE'], 50).plan).not.toBe(around.plan);
  });

  it('are refused for a relation that the graph does not declare', () => {
    expect(() => bindIncident(graph, [], ['ATE'], 1)).toThrow('declares no relation ATE');
  });

  it('are printed, and cost no more than they can give', () => {
    expect(printPlan(around.plan)).toBe(
      'edges: edges at $0 by WROTE, IN_GENRE limit $1\n$0 = $ids\n$1 = $limit as limit\n',
    );
    expect(printPlan(counted.plan)).toBe('degrees: degrees of $0 by WROTE, IN_GENRE\n$0 = $ids\n');
    expect(costOf(around)).toBe(50);
    expect(costOf(counted)).toBe(2);
  });

  it('are short in Cypher', () => {
    expect(printCypher(compilePlan(graph, around.plan))).toMatchInlineSnapshot(`
      "MATCH (fence:\`Library_Fence\` {side: $side})
      WITH fence.epoch AS epoch
      MATCH (release:\`Library_Release\` {side: $side})
      WHERE release.format = 4
      WITH epoch,
      [release.id, release.version, release.title, release.published, release.counts] AS header,
      [COLLECT {
        UNWIND $p.p0 AS id_n1
        MATCH (n1:\`Library\` {_key: $side + id_n1})-[r1:\`WROTE\`|\`IN_GENRE\`]->()
        WHERE r1._from = n1._key
        RETURN [type(r1), substring(r1._from, 2), substring(r1._to, 2), r1._evidence] LIMIT $fetch1
      }, COLLECT {
        UNWIND $p.p0 AS id_n2
        MATCH (n2:\`Library\` {_key: $side + id_n2})<-[r2:\`WROTE\`|\`IN_GENRE\`]-()
        WHERE r2._to = n2._key AND NOT substring(r2._from, 2) IN $p.p0
        RETURN [type(r2), substring(r2._from, 2), substring(r2._to, 2), r2._evidence] LIMIT $fetch1
      }] AS root0
      MATCH (fence:\`Library_Fence\` {side: $side})
      RETURN header, epoch, fence.epoch AS after, COLLECT {
        MATCH (current:\`Library_Current\`)
        RETURN current.side
      } AS current, root0
      "
    `);
    const countsOnLines = printCypher(compilePlan(graph, counted.plan)).replaceAll(', COUNT', ',\n      COUNT');
    expect(countsOnLines).toMatchInlineSnapshot(`
      "MATCH (fence:\`Library_Fence\` {side: $side})
      WITH fence.epoch AS epoch
      MATCH (release:\`Library_Release\` {side: $side})
      WHERE release.format = 4
      WITH epoch,
      [release.id, release.version, release.title, release.published, release.counts] AS header,
      COLLECT {
        UNWIND range(0, size($p.p0) - 1) AS r1
        MATCH (n1:\`Library\` {_key: $side + $p.p0[r1]})
        RETURN [r1,
            COUNT { (n1)-[:\`WROTE\`]->() },
            COUNT { (n1)<-[:\`WROTE\`]-() },
            COUNT { (n1)-[:\`IN_GENRE\`]->() },
            COUNT { (n1)<-[:\`IN_GENRE\`]-() }]
      } AS root0
      MATCH (fence:\`Library_Fence\` {side: $side})
      RETURN header, epoch, fence.epoch AS after, COLLECT {
        MATCH (current:\`Library_Current\`)
        RETURN current.side
      } AS current, root0
      "
    `);
  });

  it('read nothing in Cypher where the query names no relation', () => {
    expect(compilePlan(graph, bindIncident(graph, [], [], 1).plan)).toContain('[[], []] AS root0');
  });
});
