import { codedError } from '../errors.ts';
import type { Properties } from '../model/define.ts';
import type { Graph, Hop, Kind } from '../model/graph.ts';
import { sharedProperties } from '../model/shared.ts';
import type { Comparator, Filter } from './plan.ts';
import type { Slots } from './slots.ts';

/** An input object after coercion: its leaves are values or references into variables. */
type Input = Readonly<Record<string, unknown>>;

/** Where a condition looks: the properties and hops that it may name there. */
interface Scope {
  readonly on: 'edge' | 'node';
  readonly properties: Properties;
  readonly hops: ReadonlyMap<string, Hop>;
}

const nodeScope = (graph: Graph, kinds: readonly string[]): Scope => {
  const only: Kind | null = kinds.length === 1 && kinds[0] !== undefined ? graph.kind(kinds[0]) : null;
  return { on: 'node', properties: only?.properties ?? sharedProperties, hops: only?.hops ?? new Map() };
};

/** Turns `where` arguments into filters. One for each plan, since it hands out slots. */
export class FilterReader {
  readonly graph: Graph;
  readonly slots: Slots;

  constructor(graph: Graph, slots: Slots) {
    this.graph = graph;
    this.slots = slots;
  }

  /** The filter of a list of all nodes of some kinds: conditions name node properties. */
  ofNodes(kinds: readonly string[], where: unknown, field: string): Filter | null {
    return this.read(where, field, nodeScope(this.graph, kinds), null);
  }

  /** The filter of a hop: conditions name edge properties, and `node` holds those on the far node. */
  ofHop(hop: Hop, where: unknown, field: string): Filter | null {
    return this.read(where, field, { on: 'edge', properties: hop.relation.properties, hops: new Map() }, hop);
  }

  private read(where: unknown, field: string, scope: Scope, hop: Hop | null): Filter | null {
    if (!isInput(where)) return null;
    const parts: Filter[] = [];
    for (const [key, value] of Object.entries(where)) {
      const path = `${field}.${key}`;
      if (value === null || value === undefined) continue;
      const property = scope.properties[key];
      const related = scope.hops.get(key);
      if (key === 'and' || key === 'or') {
        const of = asList(value).flatMap((item) => this.read(item, path, scope, hop) ?? []);
        // An empty `or` would be false and an empty `and` true, which nobody means: both say nothing.
        if (of.length > 0) parts.push({ type: key, of });
      } else if (key === 'not') {
        const of = this.read(value, path, scope, hop);
        if (of) parts.push({ type: 'not', of });
      } else if (key === 'node' && hop) {
        const of = this.ofNodes(hop.targets, value, path);
        if (of) parts.push(of);
      } else if (property && isInput(value)) {
        parts.push(...this.readOperators(scope.on, key, value, path));
      } else if (related && isInput(value)) {
        parts.push(...this.readRelated(related, value, path));
      }
    }
    return parts.length === 0 ? null : parts.length === 1 ? (parts[0] ?? null) : { type: 'and', of: parts };
  }

  private readOperators(on: 'edge' | 'node', property: string, operators: Input, field: string): Filter[] {
    const found = new Map<Comparator, number>();
    for (const [name, operand] of Object.entries(operators)) {
      if (operand === undefined) continue;
      const path = `${field}.${name}`;
      if (operand === null) throw nullOperand(path);
      const comparator = name as Comparator; // The schema has no other operators.
      const folded = comparator === 'contains' || comparator === 'startsWith';
      this.slots.countCondition();
      found.set(comparator, this.slots.add(operand, path, { use: folded ? 'folded' : 'value' }));
    }
    if (found.has('isNull') && found.size > 1) {
      throw codedError(
        'BAD_USER_INPUT',
        `${field} contradicts itself: isNull stands beside another operator. A missing value satisfies no other ` +
          'operator; use `or` to combine them.',
      );
    }
    for (const low of ['gt', 'gte'] as const) {
      for (const high of ['lt', 'lte'] as const) {
        const [a, b] = [found.get(low), found.get(high)];
        if (a === undefined || b === undefined) continue;
        this.slots.checks.push({ field, low: { slot: a, comparator: low }, high: { slot: b, comparator: high } });
      }
    }
    return [...found].map(([comparator, value]) => ({ type: 'compare', on, property, comparator, value }));
  }

  private readRelated(hop: Hop, value: Input, field: string): Filter[] {
    this.slots.countCondition();
    // A field that leads to one node is filtered by that node's own conditions.
    if (hop.end.cardinality === 'one') {
      return [{ type: 'related', hop, quantifier: 'some', where: this.ofNodes(hop.targets, value, field) }];
    }
    const filters: Filter[] = [];
    for (const quantifier of ['some', 'none'] as const) {
      const where = value[quantifier];
      if (where === undefined) continue;
      if (where === null) throw nullOperand(`${field}.${quantifier}`);
      filters.push({ type: 'related', hop, quantifier, where: this.ofHop(hop, where, `${field}.${quantifier}`) });
    }
    const count = value.count;
    if (isInput(count)) {
      const { where, ...bounds } = count;
      for (const [name, bound] of Object.entries(bounds)) {
        const path = `${field}.count.${name}`;
        if (bound === undefined) continue;
        if (bound === null) throw nullOperand(path);
        const comparator = name as 'eq' | 'gt' | 'gte' | 'lt' | 'lte'; // The schema has no others.
        filters.push({
          type: 'count',
          hop,
          where: this.ofHop(hop, where, `${field}.count.where`),
          comparator,
          value: this.slots.add(bound, path, { use: 'value' }),
        });
      }
    }
    return filters;
  }
}

const isInput = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

export const nullOperand = (field: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${field} is null, and nothing compares with null. Leave the operator out, or use isNull to find missing values.`,
  );
