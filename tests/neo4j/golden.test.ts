/**
 * The golden cases on a real Neo4j: its rows and its operators are on a page beside that of the case, and the answer is
 * that of the embedded store. Accept a change with `npx vitest run tests/neo4j/golden -u`.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { columnsOf, graphDataOf } from '../../src/columns/graph-data.ts';
import { compilePlan } from '../../src/cypher/compile.ts';
import { parametersOf } from '../../src/cypher/parameters.ts';
import { Engine } from '../../src/engine/engine.ts';
import { loadSeed } from '../../src/import/load.ts';
import type { GraphData } from '../../src/model/data.ts';
import type { Graph } from '../../src/model/graph.ts';
import { resolveGraph } from '../../src/model/resolve.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { AnyResearch } from '../../src/research/define.ts';
import { projectFolder, readSettings } from '../../src/settings/read.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { type ExpectedPlan, expectPlan, missing } from '../support/engine/expected-plan.ts';
import {
  goldenCases,
  neo4jPageFile,
  type Operation,
  printAnswer,
  printPage,
  readAnswer,
  readCase,
  readOperation,
} from '../support/engine/golden.ts';
import { loadLibrary } from '../support/library/index.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions } from '../support/neo4j/neo4j.ts';
import { RecordingConnection, type Sent } from '../support/neo4j/recording-connection.ts';
import { type Operator, operatorsOf, orderedWalks, printOperators, ServerPlans } from '../support/neo4j/server-plan.ts';
import { listFields } from '../support/random/lists.ts';

const minutes = 60_000;

/** A graph in Neo4j, and what crosses on the way to it. */
class Loaded {
  readonly connection = new RecordingConnection(neo4jOptions());
  readonly plans = new ServerPlans(neo4jOptions());
  private readonly graph: Graph;
  private readonly data: GraphData;
  private readonly engine: Engine;

  constructor(graph: Graph, data: GraphData, research: readonly AnyResearch[] = []) {
    this.graph = graph;
    this.data = data;
    this.engine = new Engine(graph, openNeo4jStore(graph, this.connection), readSettings([], {}), research);
  }

  async load(): Promise<void> {
    await emptyNeo4j(this.connection);
    await loadGraph(this.connection, this.graph, columnsOf(this.graph, this.data));
    await this.plans.refresh();
    // The first search reads what its index is made of.
    await this.engine.run({ document: parse('{ search(text: "a", first: 1) { totalCount } }') });
  }

  /** Runs an operation, which has to be one statement, and one more for each question that its research asks. */
  async ask(request: Operation) {
    this.connection.sent.length = 0;
    const { result, bound, facts = [] } = await this.engine.run(request);
    const { sent } = this.connection;
    if (!bound || sent.length === 0) throw new Error(`the operation was refused: ${result.errors}`);
    const plans = [...facts, bound];
    expect(sent).toHaveLength(plans.length);
    return { result, statements: await Promise.all(sent.map((one, i) => this.explain(one, plans[i]?.plan))) };
  }

  private async explain(sent: Sent, plan: Plan | undefined) {
    if (!plan) throw new Error('a statement was sent that nothing asked for');
    const operators = await this.plans.explain(sent.text, sent.parameters);
    return { sent, operators, expected: expectPlan(this.graph, plan) };
  }

  /** Holds Neo4j's plans for the pages of every list of the graph to its index. */
  async checkLists(): Promise<void> {
    const embedded = new TestEngine(this.graph, this.data);
    for (const { owner, parents, field } of listFields(this.graph, this.data)) {
      const root = owner.charAt(0).toLowerCase() + owner.slice(1);
      const within = (selection: string) =>
        owner === 'Query' ? `{ ${selection} }` : `{ ${root}(id: "${parents[0]}") { ${selection} } }`;
      const found = await embedded.data(within(`${field}(first: 1) { edges { cursor } }`));
      const cursor = JSON.stringify((found[root] ?? found)[field].edges[0]?.cursor ?? null);
      const body = '{ totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage } }';
      const pages = [`first: 2, after: ${cursor}`, `last: 2, before: ${cursor}`, 'last: 2'];
      const text = within(pages.map((args, i) => `page${i}: ${field}(${args}) ${body}`).join(' '));
      const { bound } = await embedded.run(text);
      if (!bound) throw new Error(`${text} was refused`);
      const parameters = parametersOf(bound);
      const operators = await this.plans.explain(compilePlan(this.graph, bound.plan), parameters);
      checkOperators(operators, expectPlan(this.graph, bound.plan), text);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.connection.close(), this.plans.close()]);
  }
}

/** Holds Neo4j's plan to indexes where there are indexes. */
function checkOperators(top: Operator, expected: ExpectedPlan, text = ''): void {
  const operators = operatorsOf(top);
  const named = (pattern: RegExp) => operators.filter(({ name }) => pattern.test(name));
  const subjects = (found: readonly Operator[]) => found.map(({ of }) => of);
  const shown = `${text}\n${printOperators(top)}`;
  // Of a union the parts are walked to their ends before anything is known to be found.
  expect(named(/CartesianProduct|All\w+Scan|TypeScan|Union/), shown).toEqual([]);
  expect(named(/(?<!Outer)HashJoin/).length, `inner joins of\n${shown}`).toBeLessThanOrEqual(expected.innerJoins);
  expect(named(/OuterHashJoin/).length, `joins of\n${shown}`).toBeLessThanOrEqual(expected.joins);
  expect(missing(subjects(named(/LabelScan/)), expected.scans), `scans of\n${shown}`).toEqual([]);
  expect(missing(expected.seeks, subjects(named(/^NodeUniqueIndexSeek$/))), `seeks of\n${shown}`).toEqual([]);
  expect(missing(expected.walks, orderedWalks(top)), `walks of\n${shown}`).toEqual([]);
  // A partial sort continues the order in which the rows come, within rows of equal keys.
  expect(named(/^(Sort|Top)/).length, `sorts of\n${shown}`).toBeLessThanOrEqual(expected.sorts);
}

/** Lists as far as they fit on a line. */
function printRows(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (!Array.isArray(value) || indent.length + line.length <= 110) return line;
  const inner = `${indent} `;
  return `[\n${value.map((item) => inner + printRows(item, inner)).join(',\n')}\n${indent}]`;
}

describeNeo4j('golden cases on Neo4j', () => {
  let library: Loaded;
  beforeAll(async () => {
    const { graph, data } = await loadLibrary();
    library = new Loaded(graph, data);
    await library.load();
  }, minutes);
  afterAll(() => library?.close());

  it.each(goldenCases)('%s: the page shows its rows and operators, and the answer is the same', async (name) => {
    const { result, statements } = await library.ask(readCase(name));
    const [only] = statements;
    if (!only) throw new Error(`${name} was not sent`);
    const { sent, operators, expected } = only;
    expect(printAnswer(result)).toBe(readAnswer(name));
    // Without the header, the release, its epochs and the side: the id of the release changes with any fact.
    const values = sent.rows.map((row) => row.slice(4));
    const page = printPage(name, [
      ['Rows', 'json', `${printRows(values)}\n`],
      ['Operators', 'text', printOperators(operators)],
    ]);
    await expect(page).toMatchFileSnapshot(neo4jPageFile(name));
    checkOperators(operators, expected);
  });

  it('every list of the library is read off its index', { timeout: 3 * minutes }, () => library.checkLists());
});

describeNeo4j('examples on Neo4j', () => {
  const folder = join(projectFolder, 'schema/examples');
  let nutrition: Loaded;
  beforeAll(async () => {
    const graph = resolveGraph(nutritionGraph);
    nutrition = new Loaded(graph, graphDataOf(await loadSeed(graph, join(projectFolder, 'seed'))), nutritionResearch);
    await nutrition.load();
  }, 3 * minutes);
  afterAll(() => nutrition?.close());

  it.each(readdirSync(folder))('%s seeks where it can', async (file) => {
    const { result, statements } = await nutrition.ask(readOperation(join(folder, file)));
    expect(result.errors).toBeUndefined();
    for (const { operators, expected } of statements) checkOperators(operators, expected);
  });

  it('every list of the seed is read off its index', { timeout: 3 * minutes }, () => nutrition.checkLists());
});
