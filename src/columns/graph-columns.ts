import { lowerBound } from '../base/lower-bound.ts';
import { must } from '../base/must.ts';
import type { EdgeData, NodeData, PropertyValue, ReleaseInfo } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { type Column, type ColumnData, columnsOf, valuesAt } from './column.ts';
import { RelationColumns, type RelationData } from './relation-columns.ts';
import { Strings, type StringsData } from './strings.ts';

/** The nodes of one kind. Their numbers follow each other, since their ids begin alike. */
interface KindData {
  /** The number of the first one. */
  readonly start: number;
  readonly count: number;
  readonly columns: Readonly<Record<string, ColumnData>>;
}

/** A whole graph, in the form that memory and snapshots share. */
export interface GraphColumnsData {
  readonly strings: StringsData;
  /** The code of each node's id, by node number. */
  readonly ids: Uint32Array;
  readonly kinds: Readonly<Record<string, KindData>>;
  readonly relations: Readonly<Record<string, RelationData>>;
}

/** The nodes of one kind, by node number. */
export interface KindColumns {
  readonly name: string;
  readonly start: number;
  readonly count: number;
  /** By property name; places are counted from the first node of the kind. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** A whole graph in columns: immutable. Nodes are numbered densely in the order of their ids. */
export class GraphColumns {
  readonly graph: Graph;
  readonly release: ReleaseInfo;
  readonly data: GraphColumnsData;
  readonly strings: Strings;
  readonly nodeCount: number;
  /** How many edges all relations have together. */
  readonly edgeCount: number;
  private readonly kinds: ReadonlyMap<string, KindColumns>;
  /** Kinds that have nodes, in the order of their numbers. */
  private readonly ranges: readonly KindColumns[];
  private readonly relations: ReadonlyMap<string, RelationColumns>;

  constructor(graph: Graph, release: ReleaseInfo, data: GraphColumnsData) {
    this.graph = graph;
    this.release = release;
    this.data = data;
    this.strings = new Strings(data.strings);
    this.nodeCount = data.ids.length;
    this.kinds = new Map(
      [...graph.kinds.values()].map(({ name, properties }) => {
        const { start, count, columns } = must(data.kinds[name], name);
        return [name, { name, start, count, columns: columnsOf(properties, columns, this.strings) }];
      }),
    );
    this.ranges = [...this.kinds.values()].filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
    this.relations = new Map(
      [...graph.relations.values()].map(({ name, properties }) => {
        const relation = must(data.relations[name], name);
        return [name, new RelationColumns(name, this, relation, columnsOf(properties, relation.columns, this.strings))];
      }),
    );
    this.edgeCount = [...this.relations.values()].reduce((sum, { count }) => sum + count, 0);
  }

  kindOf(number: number): string {
    return this.kindAt(number).name;
  }

  idOf(number: number): string {
    return this.strings.at(must(this.data.ids[number], `node ${number}`));
  }

  /** Returns the number of a node, or undefined for an id that no node has. */
  numberOf(id: string): number | undefined {
    const code = this.strings.find(id);
    const number = this.rankOfCode(code);
    return code >= 0 && this.data.ids[number] === code ? number : undefined;
  }

  /** Returns how many nodes have ids that sort before an id. The id itself may be unknown. */
  rankOf(id: string): number {
    return this.rankOfCode(this.strings.rankOf(id));
  }

  value(number: number, property: string): PropertyValue {
    const { start, columns } = this.kindAt(number);
    return columns.get(property)?.valueAt(number - start) ?? null;
  }

  node(number: number): NodeData {
    const { name, start, columns } = this.kindAt(number);
    return { kind: name, id: this.idOf(number), properties: valuesAt(columns, number - start) };
  }

  kind(name: string): KindColumns {
    return must(this.kinds.get(name), `the kind ${name}`);
  }

  relation(name: string): RelationColumns {
    return must(this.relations.get(name), `the relation ${name}`);
  }

  /** Returns how many nodes a kind has. */
  nodeCountOf(kind: string): number {
    return this.kind(kind).count;
  }

  edgeCountOf(relation: string): number {
    return this.relation(relation).count;
  }

  *nodes(): Generator<NodeData> {
    for (let number = 0; number < this.nodeCount; number++) yield this.node(number);
  }

  *edges(relation: string): Generator<EdgeData> {
    const columns = this.relation(relation);
    for (let place = 0; place < columns.count; place++) yield columns.edge(place);
  }

  private rankOfCode(code: number): number {
    const { ids } = this.data;
    return lowerBound(0, ids.length, (number) => must(ids[number]) < code);
  }

  /** Returns the columns of a node's kind. */
  kindAt(number: number): KindColumns {
    const { ranges } = this;
    const after = lowerBound(0, ranges.length, (i) => must(ranges[i]).start <= number);
    return must(ranges[number < this.nodeCount ? after - 1 : -1], `node ${number}`);
  }
}
