import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { costOf } from '../../../src/plan/cost.ts';
import { bindEdgeTable } from '../../../src/plan/edge-table.ts';
import { printPlan } from '../../../src/plan/print.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import { wideLimits } from '../../support/engine/engine.ts';
import { checkEdgeChoices, readEdgeTable } from '../../support/library/edge-choices.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const store = openMemoryStore(columnsOf(graph, data), wideLimits);
const read = (bound: ReturnType<typeof bindEdgeTable>, from = store) => readEdgeTable(from, bound);
const everything = { relations: [...graph.relations.keys()] };

describe('edges as columns', () => {
  it('are all edges that fit the choice, with their properties, by relation, from and to', async () => {
    await checkEdgeChoices(store, graph, data, 300);
  });

  it('are refused where there are more than the limit', async () => {
    const total = data.edges.length;
    expect(await read(bindEdgeTable(graph, 'table', everything, total))).toMatchObject({ from: { length: total } });
    await expect(read(bindEdgeTable(graph, 'table', everything, total - 1))).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxWork', max: total - 1, actual: total },
    });
  });

  it.each(['table', 'count', 'ends'] as const)('count towards the work of the store, as a %s', async (as) => {
    const narrow = openMemoryStore(columnsOf(graph, data), { ...wideLimits, maxWork: 3 });
    await expect(read(bindEdgeTable(graph, as, everything, 10_000), narrow)).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxWork', max: 3 },
    });
  });
});

describe('their plans', () => {
  const request = { relations: ['IN_GENRE', 'WROTE'], to: ['book:iliad', 'book:iliad'], properties: ['year', 'role'] };

  it('are made once for the same relations, properties and ends', () => {
    const bound = bindEdgeTable(graph, 'table', request, 50);
    const same = { relations: ['WROTE', 'IN_GENRE'], to: [], properties: ['role', 'year'] };
    expect(bindEdgeTable(graph, 'table', same, 9).plan).toBe(bound.plan);
    expect(bindEdgeTable(graph, 'count', same, 9).plan).not.toBe(bound.plan);
    expect(bindEdgeTable(graph, 'table', { ...same, from: [] }, 9).plan).not.toBe(bound.plan);
  });

  it('are refused for a relation that the graph does not declare', () => {
    expect(() => bindEdgeTable(graph, 'table', { relations: ['ATE'] }, 1)).toThrow('declares no relation ATE');
  });

  it('are printed, and cost no more than they can give', () => {
    const bound = bindEdgeTable(graph, 'table', request, 50);
    expect(printPlan(bound.plan).split('\n')[0]).toBe(
      'table: table of edges from any to $1 by WROTE, IN_GENRE [role, year] beginning with to limit $2',
    );
    expect(costOf(bound)).toBe(50);
  });
});
