import type { GraphQLError } from 'graphql';
import { must } from '../base/must.ts';
import { valueWriterOf } from '../columns/json-values.ts';
import type { RelationColumns } from '../columns/relation-columns.ts';
import type { Hop } from '../model/graph.ts';
import type { ById, ByIds, ByXref, Connection, EdgeRead, NodeSelection, Root, Search, ToOne } from '../plan/plan.ts';
import { KeptStrings } from '../plan/write/kept.ts';
import type { EdgesPlace, FieldPlace, Source } from '../plan/write/source.ts';
import type { MemoryGraph } from './graph.ts';
import { MemoryPage } from './memory-page.ts';
import type { Reading } from './reading.ts';

/** Reads the columns while a writer writes them. A node is its number. */
export class MemorySource implements Source<Reading, number, MemoryPage> {
  readonly strings = new KeptStrings();
  private readonly memory: MemoryGraph;

  constructor(memory: MemoryGraph) {
    this.memory = memory;
  }

  byId(_root: Root, read: ById) {
    return ({ memory, bound, work }: Reading) => {
      const number = memory.numberOf(String(bound.values[read.id]));
      if (number !== undefined) work.visit();
      return number ?? null;
    };
  }

  byIds(root: Root, read: ByIds | ByXref) {
    return (reading: Reading) => {
      const found: readonly (number | GraphQLError | null)[] = reading.nodesOf(root, read);
      reading.work.visit(found.filter((one) => typeof one === 'number').length);
      return found;
    };
  }

  rootList(_root: Root, read: Connection) {
    return (reading: Reading) => MemoryPage.ofList(reading, read, 0);
  }

  hit({ alias }: Root, _read: Search) {
    return ({ memory, bound, work }: Reading, hit: number) => {
      work.visit();
      return must(memory.numberOf(must(bound.searches.get(alias)?.hits[hit], alias).id));
    };
  }

  release() {
    // Lists below the release start at no node.
    return ({ memory: { release } }: Reading) => ({ release, node: -1 });
  }

  outcome(alias: string): never {
    throw new Error(`the store does not read ${alias}`);
  }

  workOf({ work }: Reading) {
    return work;
  }

  kindOf() {
    return ({ memory }: Reading, node: number) => memory.columns.kindOf(node);
  }

  value({ kind }: NodeSelection, property: string) {
    const { start, columns } = this.memory.columns.kind(kind);
    const column = must(columns.get(property), property);
    return (node: number) => column.valueAt(node - start);
  }

  property({ kind }: NodeSelection, property: string) {
    const { graph, columns: all } = this.memory;
    const { start, columns } = all.kind(kind);
    const declared = must(graph.kind(kind).properties[property], property);
    return valueWriterOf(declared, must(columns.get(property), property), all.strings, start);
  }

  list({ read }: FieldPlace<Connection>) {
    return (reading: Reading, node: number) => MemoryPage.ofList(reading, read, read.hop ? node : 0);
  }

  toOne({ read }: FieldPlace<ToOne>) {
    return (reading: Reading, node: number) => {
      const far = reading.stepOf(read)(node);
      if (far < 0) return null;
      reading.work.visit();
      return far;
    };
  }

  edge({ read }: FieldPlace<EdgeRead>) {
    return (reading: Reading, node: number) => {
      reading.work.visit();
      const { edgeTo, far } = reading.finderOf(read);
      const edge = edgeTo(node);
      return edge < 0 ? null : MemoryPage.ofEdge(edge, far);
    };
  }

  item() {
    return nodeOf;
  }

  cursor() {
    return (_: Reading, page: MemoryPage, i: number) => page.cursorAt(i);
  }

  edgeValue({ list: { hop } }: EdgesPlace, property: string) {
    const column = must(this.relationOf(hop).columns.get(property), property);
    return (page: MemoryPage, i: number) => column.valueAt(page.edgeAt(i));
  }

  edgeProperty({ list: { hop } }: EdgesPlace, property: string) {
    const declared = must(hop?.relation.properties[property], property);
    const column = must(this.relationOf(hop).columns.get(property), property);
    const write = valueWriterOf(declared, column, this.memory.columns.strings);
    return write && ((out: Parameters<typeof write>[0], page: MemoryPage, i: number) => write(out, page.edgeAt(i)));
  }

  edgeNode() {
    return nodeOf;
  }

  evidence({ list: { hop }, view }: EdgesPlace) {
    const relation = this.relationOf(hop);
    return (reading: Reading, page: MemoryPage, i: number) => {
      const found = Array.from(reading.evidenceOf(view)(relation.evidence(page.edgeAt(i))));
      reading.work.visit(found.length);
      return found;
    };
  }

  private relationOf(hop: Hop | null): RelationColumns {
    return this.memory.columns.relation(must(hop, 'the hop of an edge').relation.name);
  }
}

function nodeOf({ work }: Reading, page: MemoryPage, i: number): number {
  work.visit();
  return page.nodeAt(i);
}
