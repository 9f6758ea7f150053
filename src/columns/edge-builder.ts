import { must } from '../base/must.ts';
import type { PropertyValue, PropertyValues } from '../model/data.ts';
import type { Property, RelationDefinition } from '../model/define.ts';
import { countingSort, Growing, groupBy, range } from './arrays.ts';
import { type ColumnBuilder, columnBuilder } from './column-builder.ts';
import type { RelationData } from './relation-columns.ts';
import { Spans } from './spans.ts';
import type { Interner } from './strings.ts';

/** The evidence of the edges of one relation, for walks over all of them. */
export interface EvidenceLists {
  readonly count: number;
  /** Returns where the evidence of an edge begins: that of the edge before it ends there. */
  startAt(place: number): number;
  /** Returns the number of a node. */
  nodeAt(i: number): number;
}

/** Gathers the edges of one relation in the order added. Ends and evidence are provisional numbers of nodes. */
export class EdgeBuilder implements EvidenceLists {
  readonly from = new Growing(Uint32Array);
  readonly to = new Growing(Uint32Array);
  private readonly relation: string;
  private readonly strings: Interner;
  private readonly columns: Map<string, ColumnBuilder>;
  private readonly evidence = new Growing(Uint32Array);
  private readonly evidenceSpans = new Spans();

  constructor({ name, properties }: RelationDefinition, strings: Interner) {
    this.relation = name;
    this.strings = strings;
    this.columns = new Map(
      Object.entries(properties).map(([property, definition]) => [property, columnBuilder(definition, strings)]),
    );
  }

  get count(): number {
    return this.from.length;
  }

  add(from: number, to: number, properties: PropertyValues, evidence: readonly number[]): number {
    this.from.push(from);
    this.to.push(to);
    for (const [name, column] of this.columns) column.push(properties[name]);
    for (const number of evidence) this.evidence.push(number);
    this.evidenceSpans.end(this.evidence.length);
    return this.count - 1;
  }

  valueAt(place: number, property: string): PropertyValue {
    return this.columns.get(property)?.valueAt(place) ?? null;
  }

  evidenceAt(place: number): Uint32Array {
    const [from, to] = this.evidenceSpans.at(place);
    return this.evidence.view().slice(from, to);
  }

  startAt(place: number): number {
    return this.evidenceSpans.startAt(place);
  }

  nodeAt(i: number): number {
    return this.evidence.at(i);
  }

  /** Replaces the values of one property. */
  fill(property: string, definition: Property, valueAt: (place: number) => PropertyValue): void {
    const column = columnBuilder(definition, this.strings);
    for (let place = 0; place < this.count; place++) column.push(valueAt(place));
    this.columns.set(property, column);
  }

  /**
   * Lays the edges out for good.
   * @param numbers the final number of each node.
   * @param codes the final code of each string.
   * @throws {Error} when two edges join the same nodes.
   */
  finish(numbers: Uint32Array, codes: Uint32Array): RelationData {
    const ends = [this.from, this.to].map((end) => end.view().map((number) => must(numbers[number])));
    const [allFrom, allTo] = [must(ends[0]), must(ends[1])];
    const byTo = countingSort(range(this.count), numbers.length, (edge) => must(allTo[edge]));
    const order = countingSort(byTo, numbers.length, (edge) => must(allFrom[edge]));
    const [from, to] = [order.map((edge) => must(allFrom[edge])), order.map((edge) => must(allTo[edge]))];
    for (let place = 1; place < from.length; place++) {
      if (from[place] === from[place - 1] && to[place] === to[place - 1]) {
        throw new Error(`two edges of ${this.relation} join the same nodes`);
      }
    }
    const evidence = this.evidenceSpans.finish(order);
    return {
      groups: groupBy(from),
      from,
      to,
      evidenceOffsets: evidence.items.length === 0 ? new Uint32Array() : evidence.offsets,
      evidence: evidence.items.map((item) => must(numbers[this.evidence.at(item)])),
      columns: Object.fromEntries(
        [...this.columns].map(([property, column]) => [property, column.finish(order, codes)]),
      ),
    };
  }
}
