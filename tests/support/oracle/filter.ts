/** Evaluates `where` arguments, for the oracle. */
import type { PropertyValue, PropertyValues } from '../../../src/model/data.ts';
import { plain } from './compare.ts';
import { asList, type Inputs, isInputs, type Value } from './values.ts';
import { type Item, readProperty, type Step, type World } from './world.ts';

/** The result of a condition for an item. Null means that the condition is empty and does not count. */
type Verdict = boolean | null;

/** Whether an item satisfies a `where` argument. It is an edge of the step, or a node of a kind if the step is null. */
export const satisfies = (world: World, where: Value | undefined, item: Item, step: Step | null): boolean =>
  (step ? onEdge(world, where, item) : onNode(world, where, item)) !== false;

function onEdge(world: World, where: Value | undefined, item: Item): Verdict {
  return judge(where, (key, value) =>
    key === 'node' ? onNode(world, value, item) : onProperty(world, item, 'edge', key, value),
  );
}

function onNode(world: World, where: Value | undefined, item: Item): Verdict {
  return judge(where, (key, value) => {
    const step = world.step(item.node.kind, key);
    if (world.lookupStep(item.node.kind, key)) return all(asList(value).map((one) => onLookup(world, item, key, one)));
    return step ? onRelated(world, item, step, value) : onProperty(world, item, 'node', key, value);
  });
}

const all = (verdicts: readonly Verdict[]): Verdict => {
  const said = verdicts.filter((verdict) => verdict !== null);
  return said.length === 0 ? null : !said.includes(false);
};

const any = (verdicts: readonly Verdict[]): Verdict => {
  const said = verdicts.filter((verdict) => verdict !== null);
  return said.length === 0 ? null : said.includes(true);
};

function judge(where: Value | undefined, leaf: (key: string, value: Value) => Verdict): Verdict {
  if (!isInputs(where)) return null;
  return all(
    Object.entries(where).map(([key, value]): Verdict => {
      if (value === null) return null;
      if (key === 'and') return all(asList(value).map((inner) => judge(inner, leaf)));
      if (key === 'or') return any(asList(value).map((inner) => judge(inner, leaf)));
      if (key !== 'not') return leaf(key, value);
      const verdict = judge(value, leaf);
      return verdict === null ? null : !verdict;
    }),
  );
}

function onRelated(world: World, item: Item, step: Step, value: Value): Verdict {
  const related = world.follow(step, item.node);
  const passing = (where: Value | undefined) => related.filter((found) => satisfies(world, where, found, step)).length;
  if (!isInputs(value)) return null;
  if (step.end.cardinality === 'one') return related.some((found) => onNode(world, value, found) !== false);
  const { some, none, count } = value;
  return all([
    some === undefined ? null : passing(some) > 0,
    none === undefined ? null : passing(none) === 0,
    isInputs(count) ? onCount(passing(count.where), count) : null,
  ]);
}

const onCount = (count: number, { where: _, ...bounds }: Inputs): Verdict =>
  all(Object.entries(bounds).map(([operator, bound]) => compareNumbers(operator, count, Number(bound))));

function onLookup(world: World, item: Item, name: string, condition: Value): Verdict {
  if (!isInputs(condition)) return null;
  const { of, ...operators } = condition;
  const { value } = readProperty(world, item, 'node', name, String(of));
  return all(Object.entries(operators).map(([operator, operand]) => holds(operator, value, operand)));
}

function onProperty(world: World, item: Item, on: 'node' | 'edge', name: string, operators: Value): Verdict {
  const { property, value } = readProperty(world, item, on, name);
  if (!isInputs(operators)) return null;
  if (property?.type === 'records') return onRecords(value, operators);
  return all(Object.entries(operators).map(([operator, operand]) => holds(operator, value, operand)));
}

function onRecords(value: PropertyValue, { some, none }: Inputs): Verdict {
  const records = (Array.isArray(value) ? value : []) as readonly PropertyValues[];
  const passing = (where: Value | undefined) =>
    records.filter((record) => {
      const verdict = judge(where, (name, operators) =>
        isInputs(operators)
          ? all(Object.entries(operators).map(([operator, operand]) => holds(operator, record[name] ?? null, operand)))
          : null,
      );
      return verdict !== false;
    }).length;
  return all([some === undefined ? null : passing(some) > 0, none === undefined ? null : passing(none) === 0]);
}

/** Whether a value satisfies an operator. A missing value satisfies only `isNull: true`. */
function holds(operator: string, value: unknown, operand: Value): boolean {
  if (operator === 'isNull') return (value === null) === operand;
  if (Array.isArray(value)) {
    return operator === 'isEmpty' ? (value.length === 0) === operand : value.some((element) => element === operand);
  }
  if (value === null) return false;
  switch (operator) {
    case 'in':
      return asList(operand).some((candidate) => candidate === value);
    case 'contains':
      return plain(String(value)).includes(plain(String(operand)));
    case 'startsWith':
      return plain(String(value)).startsWith(plain(String(operand)));
    case 'eq':
      return value === operand;
    default:
      return compareNumbers(operator, Number(value), Number(operand));
  }
}

function compareNumbers(operator: string, a: number, b: number): boolean {
  switch (operator) {
    case 'eq':
      return a === b;
    case 'gt':
      return a > b;
    case 'gte':
      return a >= b;
    case 'lt':
      return a < b;
    case 'lte':
      return a <= b;
    default:
      throw new Error(`the oracle knows no operator ${operator}`);
  }
}
