import { codedError } from '../base/errors.ts';
import { nonEmpty } from '../base/must.ts';
import type { RecordsProperty } from '../model/define.ts';
import type { Graph, Hop, Lookup } from '../model/graph.ts';
import { edgeScope, nodeScope, recordScope, type Scope } from '../model/scope.ts';
import type { Comparator, Filter, OperandRef, Slot } from './conditions.ts';
import { admissionOf, listAdmission } from './evidence-limit.ts';
import { lookUp } from './property.ts';
import { Given, shortcutConditions } from './shortcut.ts';
import type { Slots } from './slots.ts';

/** An input object after coercion: its leaves are values or references into variables. */
type Input = Readonly<Record<string, unknown>>;

/** Turns `where` arguments into filters. Each plan has its own, since it adds slots to the plan. */
export class FilterReader {
  readonly graph: Graph;
  readonly slots: Slots;

  constructor(graph: Graph, slots: Slots) {
    this.graph = graph;
    this.slots = slots;
  }

  /** Returns the filter of the list of a kind: its `where` and all its shortcuts. */
  ofKind(kind: string, args: Input, field: string): Filter | null {
    const scope = nodeScope(this.graph, [kind]);
    const conditions = [
      { where: args.where, field: `${field}(where:)` },
      ...shortcutConditions(this.graph.kind(kind), args, field),
    ];
    const admitted = this.slots.limitsKinds ? listAdmission(this.graph, kind, this.slots.limit) : null;
    return allOf([
      ...(admitted ? [admitted] : []),
      ...conditions.flatMap((condition) => this.read(condition.where, condition.field, scope, null) ?? []),
    ]);
  }

  /** Returns a filter of nodes of some kinds: conditions name node properties. */
  ofNodes(kinds: readonly string[], where: unknown, field: string): Filter | null {
    return this.read(where, field, nodeScope(this.graph, kinds), null);
  }

  /** Returns the filter of a hop: conditions name edge properties, and `node` has those on the far node. */
  ofHop(hop: Hop, where: unknown, field: string): Filter | null {
    return this.admitted(hop, this.read(where, field, edgeScope(hop), hop));
  }

  /** Adds the conditions under which the limit of the field admits an edge. */
  private admitted(hop: Hop, where: Filter | null): Filter | null {
    return allOf([...admissionOf(this.graph, hop, this.slots.limit), ...(where ? [where] : [])]);
  }

  private read(where: unknown, field: string, scope: Scope, hop: Hop | null): Filter | null {
    if (!isInput(where)) return null;
    const parts: Filter[] = [];
    for (const [key, value] of Object.entries(where)) {
      const path = `${field}.${key}`;
      if (value === null || value === undefined) continue;
      const property = scope.properties[key];
      const related = scope.hops.get(key);
      const lookup = scope.lookups.get(key);
      if (key === 'and' || key === 'or') {
        const of = asList(value).flatMap((item) => this.read(item, path, scope, hop) ?? []);
        // An empty `or` would be false and an empty `and` true. No client means that, so both are left out.
        if (of.length > 0) parts.push({ type: key, of });
      } else if (key === 'not') {
        const of = this.read(value, path, scope, hop);
        if (of) parts.push({ type: 'not', of });
      } else if (key === 'node' && hop) {
        const of = this.ofNodes(hop.targets, value, path);
        if (of) parts.push(of);
      } else if (property?.type === 'records' && isInput(value)) {
        for (const part of this.readRecords(scope, key, property, value, path)) parts.push(part);
      } else if (property && isInput(value)) {
        const given = (operand: Given) => this.addGiven(operand, scope, key);
        for (const part of this.readOperators({ on: scope.on, property: key }, value, path, given)) parts.push(part);
      } else if (lookup) {
        for (const item of asList(value)) for (const part of this.readLookup(lookup, item, path)) parts.push(part);
      } else if (related && isInput(value)) {
        for (const part of this.readRelated(related, value, path)) parts.push(part);
      }
    }
    return allOf(parts);
  }

  /** Returns the conditions on the edge to one node. */
  private readLookup(lookup: Lookup, value: unknown, field: string): Filter[] {
    if (!isInput(value)) return [];
    const { of, ...operators } = value;
    return this.readOperators(lookUp(this.graph, this.slots, lookup, of, `${field}.of`), operators, field);
  }

  /** @param given adds the operand of a shortcut, and returns its slot. */
  private readOperators(
    property: OperandRef,
    operators: Input,
    field: string,
    given?: (operand: Given) => Slot,
  ): Filter[] {
    const found = new Map<Comparator, number>();
    for (const [name, operand] of Object.entries(operators)) {
      if (operand === undefined) continue;
      const path = `${field}.${name}`;
      if (operand === null) throw nullOperand(path);
      const comparator = name as Comparator; // The schema has no other operators.
      const folded = comparator === 'contains' || comparator === 'startsWith';
      this.slots.countCondition();
      const slot =
        operand instanceof Given && given
          ? given(operand)
          : this.slots.add(operand, path, { use: folded ? 'folded' : 'value' });
      found.set(comparator, slot);
    }
    if (found.has('isNull') && found.size > 1) {
      throw codedError(
        'BAD_USER_INPUT',
        `${field} contradicts itself: it has isNull beside another operator. A missing value satisfies no other ` +
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
    return [...found].map(([comparator, value]) => ({ ...property, type: 'compare', comparator, value }));
  }

  /** Adds the operand of a shortcut. An id that has its own argument is checked; in a `where`, an id is any string. */
  private addGiven({ value, field }: Given, scope: Scope, property: string): Slot {
    if (scope.on !== 'node' || property !== 'id') return this.slots.add(value, field, { use: 'value' });
    const { root } = this.slots;
    const kinds = nonEmpty(scope.kinds, 'a kind of the node whose id is given');
    return this.slots.add(value, field, { use: 'id', kinds, root, subject: `${root}: ${field}` });
  }

  private readRecords(
    { on }: Scope,
    property: string,
    definition: RecordsProperty,
    quantified: Input,
    field: string,
  ): Filter[] {
    // Records hold values only, so none of them holds records.
    if (on === 'record') return [];
    return quantifiers.flatMap((quantifier): Filter[] => {
      const where = quantified[quantifier];
      if (where === undefined) return [];
      const path = `${field}.${quantifier}`;
      if (where === null) throw nullOperand(path);
      this.slots.countCondition();
      const inner = this.read(where, path, recordScope(definition), null);
      return [{ type: 'records', on, property, definition, quantifier, where: inner }];
    });
  }

  private readRelated(hop: Hop, value: Input, field: string): Filter[] {
    this.slots.countCondition();
    // A field that leads to one node takes the conditions of that node itself.
    if (hop.end.cardinality === 'one') {
      const where = this.admitted(hop, this.ofNodes(hop.targets, value, field));
      return [{ type: 'related', hop, quantifier: 'some', where }];
    }
    const filters: Filter[] = [];
    for (const quantifier of quantifiers) {
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

const quantifiers = ['some', 'none'] as const;

/** Combines filters with `and`; null for none. */
const allOf = (parts: readonly Filter[]): Filter | null =>
  parts.length > 1 ? { type: 'and', of: parts } : (parts[0] ?? null);

const isInput = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

export const nullOperand = (field: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${field} is null, and nothing compares with null. Leave the operator out, or use isNull to find missing values.`,
  );
