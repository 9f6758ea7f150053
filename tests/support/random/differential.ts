/** Compares the engine with the oracle on random operations. The property tests and the tests on Neo4j use it. */
import { isDeepStrictEqual } from 'node:util';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { AnyResearch } from '../../../src/research/define.ts';
import { type Answered, TestEngine } from '../engine/engine.ts';
import { type Answer, answer, CursorMark, type Inputs, type Item, World } from '../oracle/oracle.ts';
import type { CursorWish, RandomOperation } from './random-operation.ts';

/** Runs operations on the engine and on the oracle, and compares the answers. */
export class Differential {
  readonly engine: TestEngine;
  private readonly world: World;
  /** Lists from which it takes cursors, by the operation that reads them. */
  private readonly lists = new Map<
    string,
    readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  >();

  constructor(graph: Graph, data: GraphData, research: readonly AnyResearch[] = []) {
    this.engine = new TestEngine(graph, data, {}, undefined, research);
    this.world = new World(graph.definition, data);
  }

  /**
   * Runs an operation twice with the same variables, and then with others. The third run finds a cached plan that was
   * made for other variables.
   * @throws {Error} with the operation and the first place where two answers differ.
   */
  async check(operation: RandomOperation): Promise<void> {
    const { cursors, variables } = await this.fillCursors(operation);
    const { document } = operation;
    const ask = () => this.engine.run(document, variables);
    const [first, again] = [await ask(), await ask()];
    const fault =
      this.faultOf(first, document, variables, cursors) ??
      (isDeepStrictEqual(first.data, again.data) ? null : 'the second run answered differently') ??
      (again.bound?.cached ? null : 'the second run was planned again');
    if (fault) throw new Error(`${fault}\n${document}\nvariables: ${JSON.stringify(variables)}`);
    // A cursor belongs to one order, and the other variables may contain another order.
    if (cursors.size > 0 || Object.keys(operation.redrawn).length === 0) return;
    const redrawn = { ...variables, ...operation.redrawn };
    const third = this.faultOf(await this.engine.run(document, redrawn), document, redrawn, cursors);
    if (third) throw new Error(`after other variables: ${third}\n${document}\nvariables: ${JSON.stringify(redrawn)}`);
  }

  private faultOf(found: Answered, document: string, variables: object, cursors: ReadonlyMap<string, Item>) {
    const expected = answer(this.world, this.engine.document(document), variables as Inputs, cursors);
    const refused = found.errors.map(({ message, path }) => `refused at ${path?.join('.')}: ${message}`)[0];
    return refused ?? difference(found.data, expected, new CursorBook());
  }

  /** Takes the cursors that an operation needs from the engine, and records the element of each. */
  async fillCursors({ cursors: wishes, variables: given }: RandomOperation) {
    const cursors = new Map<string, Item>();
    const variables: Record<string, unknown> = { ...given };
    for (const wish of wishes) {
      const edges = await this.listFor(wish);
      const edge = edges[wish.index % edges.length];
      if (!edge) continue;
      variables[wish.variable] = edge.cursor;
      cursors.set(edge.cursor, this.itemOf(wish, edge.node.id));
    }
    return { cursors, variables };
  }

  private async listFor({ query }: CursorWish) {
    const known = this.lists.get(query);
    if (known) return known;
    const data = await this.engine.data(query);
    const { edges } = (data.parent ?? data).list;
    this.lists.set(query, edges);
    return edges as NonNullable<typeof known>;
  }

  private itemOf({ parent, relation }: CursorWish, id: string): Item {
    const node = this.world.node(id);
    const edge = this.world.data.edges.find(
      ({ relation: name, from, to }) =>
        name === relation && ((from === parent && to === id) || (to === parent && from === id)),
    );
    if (!node || (relation && !edge)) throw new Error(`the engine gave ${id}, which is not in the list`);
    return { node, edge: edge ?? null };
  }
}

/** Checks that each cursor has one meaning, and that each element of a list has one cursor. */
class CursorBook {
  private readonly nodes = new Map<string, string>();
  private readonly cursors = new Map<string, string>();

  fault(text: unknown, { list, limit, item: { node, edge } }: CursorMark): string | null {
    if (typeof text !== 'string') return `expected a cursor, found ${JSON.stringify(text)}`;
    const element = `${list} ${limit}: ${edge ? `${edge.from} ${edge.to}` : node.id}`;
    const place = `${list}: ${node.id}`;
    if ((this.cursors.get(element) ?? text) !== text) return `${element} has two cursors`;
    if ((this.nodes.get(text) ?? place) !== place) return `one cursor stands for ${place} and ${this.nodes.get(text)}`;
    this.cursors.set(element, text);
    this.nodes.set(text, place);
    return null;
  }
}

/** Returns the first place where two answers differ, with both values; null if they are equal. */
function difference(actual: unknown, expected: Answer, book: CursorBook, path = 'data'): string | null {
  if (expected instanceof CursorMark) {
    const fault = book.fault(actual, expected);
    return fault && `${path}: ${fault}`;
  }
  const both = () => `${path}: the engine says ${JSON.stringify(actual)}, the oracle ${JSON.stringify(expected)}`;
  if (typeof expected !== 'object' || expected === null) return Object.is(actual, expected) ? null : both();
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(expected)) return both();
  const [mine, theirs] = [Object.entries(actual), new Map(Object.entries(expected))];
  if (mine.length !== theirs.size) return both();
  for (const [key, value] of mine) {
    const other = theirs.get(key);
    if (other === undefined) return both();
    const found = difference(value, other, book, `${path}.${key}`);
    if (found) return found;
  }
  return null;
}
