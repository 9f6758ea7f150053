import neo4j, { type Driver, type Plan, type ProfiledPlan } from 'neo4j-driver';
import type { Neo4jOptions, Values } from '../../../src/store/neo4j-connection.ts';

/** An operator of Neo4j's plan for a statement, with those that feed it: its own rows first, then the inner side. */
export interface Operator {
  readonly name: string;
  /** What it is about: the index of a seek, the type of an expansion, the label of a scan. */
  readonly of: string;
  readonly hits: number;
  readonly inputs: readonly Operator[];
}

/** Asks Neo4j how it runs statements. */
export class ServerPlans {
  private readonly driver: Driver;

  constructor({ uri, user, password }: Neo4jOptions) {
    this.driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  }

  /** Makes plans depend on what is stored now, not on what was there when Neo4j last counted. */
  async refresh(): Promise<void> {
    await this.driver.executeQuery('CALL db.prepareForReplanning(300)');
    await this.driver.executeQuery('CALL db.clearQueryCaches()');
  }

  /** The plan, without running the statement. What is inside a `CASE` is planned apart, and not told. */
  async explain(text: string, parameters: Values): Promise<Operator> {
    const { plan } = (await this.driver.executeQuery(`EXPLAIN ${text}`, { ...parameters })).summary;
    if (!plan) throw new Error('Neo4j explained nothing');
    return readOperator(plan);
  }

  /** How often running the statement went to the store, whatever stands inside a `CASE` included. */
  async hits(text: string, parameters: Values): Promise<number> {
    const { profile } = (await this.driver.executeQuery(`PROFILE ${text}`, { ...parameters })).summary;
    if (!profile) throw new Error('Neo4j profiled nothing');
    return operatorsOf(readOperator(profile)).reduce((sum, { hits }) => sum + hits, 0);
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}

const readOperator = (plan: Plan | ProfiledPlan): Operator => ({
  name: plan.operatorType.replace(/@.*/, ''),
  of: subjectOf(String((plan.arguments as Readonly<Record<string, unknown>>).Details ?? '')),
  hits: 'dbHits' in plan ? Number(plan.dbHits) : 0,
  inputs: plan.children.map(readOperator),
});

/** `WROTE(_from, _out)` of an index, `-WROTE->` of an expansion, `:Book` of a scan; of all else nothing. */
function subjectOf(details: string): string {
  const index = /^(?:RANGE INDEX|UNIQUE) .*?(\w+\(\w+(?:, \w+)*\))/.exec(details);
  const expansion = /^\(\w*\)(<?-)\[\w*:(\w+)\](->?)\(\w*\)$/.exec(details);
  const scan = /^\w+(:\w+)$/.exec(details);
  return index?.[1] ?? expansion?.slice(1).join('') ?? scan?.[1] ?? '';
}

/** An operator and all that feed it. */
export const operatorsOf = (top: Operator): Operator[] => [top, ...top.inputs.flatMap(operatorsOf)];

/** Operators that only carry columns: they come and go with what is selected, and cost nothing. */
const carriers = ['Projection', 'CacheProperties', 'ProduceResults'];

/** A plan as text, from the result down: what is done for each row of an operator is indented below it. */
export function printOperators({ name, of, inputs: [rows, ...inner] }: Operator, depth = 0): string {
  const own = carriers.includes(name) ? '' : `${'  '.repeat(depth)}${[name, of].join(' ').trim()}\n`;
  return [
    own,
    ...inner.map((one) => printOperators(one, depth + 1)),
    ...(rows ? [printOperators(rows, depth)] : []),
  ].join('');
}

/**
 * The indexes that are walked in their own order, no further than a `LIMIT` allows: what lies between the two passes
 * rows on one by one.
 */
export function orderedWalks(top: Operator): string[] {
  const passing = [...carriers, 'Filter', 'Apply', 'RollUpApply', 'SemiApply', 'AntiSemiApply', 'LetSemiApply'];
  return operatorsOf(top).flatMap((operator) => {
    if (operator.name !== 'Limit') return [];
    let below = operator.inputs[0];
    while (below && passing.includes(below.name)) below = below.inputs[0];
    return below && /IndexSeek/.test(below.name) ? [below.of] : [];
  });
}
