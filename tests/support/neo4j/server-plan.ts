/**
 * Reads how Neo4j runs a statement: its operators and its database hits. The tests of goldens and of growth use it.
 */
import neo4j, { type Driver, type Plan, type ProfiledPlan } from 'neo4j-driver';
import type { Neo4jOptions, Values } from '../../../src/store/neo4j-connection.ts';

/** An operator of Neo4j's plan for a statement, with its inputs: first its rows, then the inner side. */
export interface Operator {
  readonly name: string;
  /** Its subject: the index of a seek, the type of an expansion, the label of a scan. */
  readonly of: string;
  readonly hits: number;
  readonly inputs: readonly Operator[];
}

/** Explains and profiles statements. */
export class ServerPlans {
  private readonly driver: Driver;

  constructor({ uri, user, password }: Neo4jOptions) {
    this.driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  }

  /** Makes Neo4j count its data and plan again, so that plans do not depend on earlier data. */
  async refresh(): Promise<void> {
    await this.driver.executeQuery('CALL db.prepareForReplanning(300)');
    await this.driver.executeQuery('CALL db.clearQueryCaches()');
  }

  /** Returns the plan without running the statement. Neo4j omits the inside of a `CASE`. */
  async explain(text: string, parameters: Values): Promise<Operator> {
    const { plan } = (await this.driver.executeQuery(`EXPLAIN ${text}`, { ...parameters })).summary;
    if (!plan) throw new Error('Neo4j explained nothing');
    return readOperator(plan);
  }

  /** Runs the statement and returns its database hits, with those inside a `CASE`. */
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

/** Returns `WROTE(_from, _out)` for an index, `-WROTE->` for an expansion, `:Book` for a scan, and '' otherwise. */
function subjectOf(details: string): string {
  const index = /^(?:RANGE INDEX|UNIQUE) .*?(\w+\(\w+(?:, \w+)*\))/.exec(details);
  const expansion = /^\(\w*\)(<?-)\[\w*:(\w+)\](->?)\(\w*\)$/.exec(details);
  const scan = /^\w+(:\w+)$/.exec(details);
  return index?.[1] ?? expansion?.slice(1).join('') ?? scan?.[1] ?? '';
}

/** Returns an operator and all operators below it. */
export const operatorsOf = (top: Operator): Operator[] => [top, ...top.inputs.flatMap(operatorsOf)];

/** Operators that only carry columns. They depend on the selection and cost nothing. */
const carriers = ['Projection', 'CacheProperties', 'ProduceResults'];

/** Prints a plan from the result down. Operators that run for each row of another are below it, with an indent. */
export function printOperators({ name, of, inputs: [rows, ...inner] }: Operator, depth = 0): string {
  const own = carriers.includes(name) ? '' : `${'  '.repeat(depth)}${[name, of].join(' ').trim()}\n`;
  return [
    own,
    ...inner.map((one) => printOperators(one, depth + 1)),
    ...(rows ? [printOperators(rows, depth)] : []),
  ].join('');
}

/**
 * Returns the indexes that Neo4j walks in their own order, no further than a `LIMIT` allows. The operators between the
 * two must pass rows on one by one.
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
