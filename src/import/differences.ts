import type { Properties } from '../model/define.ts';
import { differences } from '../model/distinct.ts';
import type { Graph } from '../model/graph.ts';
import type { Position, RawRecord, Report } from './raw.ts';
import { positionOfField, show } from './raw.ts';
import type { SeedNodes } from './seed-nodes.ts';
import type { Shape } from './shape.ts';
import { checkProperties } from './values.ts';

const properties = {
  from: { type: 'string', required: true, description: 'Id of the one node.' },
  to: { type: 'string', required: true, description: 'Id of the other node.' },
  because: { type: 'string', required: true, description: 'How the two differ, for readers of the seed.' },
} as const satisfies Properties;

/** The shape of a record that says that two nodes differ. */
export const differenceShape: Shape = { properties };

/** Returns whether the seed of a graph may say that nodes differ. */
export const hasDistinctKinds = ({ definition }: Graph): boolean =>
  definition.kinds.some(({ isDistinct }) => isDistinct);

/** Returns whether records of a type say that nodes differ. */
export const isDifference = (graph: Graph, typeName: string): boolean =>
  typeName === differences && hasDistinctKinds(graph);

/** The pairs of nodes of which the seed says that they differ. */
export class Differences {
  private readonly graph: Graph;
  private readonly nodes: SeedNodes;
  private readonly report: Report;
  private readonly pairs = new Map<string, Position>();
  private readonly used = new Set<string>();

  constructor(graph: Graph, nodes: SeedNodes, report: Report) {
    this.graph = graph;
    this.nodes = nodes;
    this.report = report;
  }

  /** Checks one record, after all nodes. */
  add(record: RawRecord): void {
    const { from, to } = checkProperties(record, differenceShape, this.report);
    const ends = [this.endOf(record, 'from', from), this.endOf(record, 'to', to)];
    const [one, other] = ends;
    if (one === undefined || other === undefined) return;
    const kinds = ends.map((number) => this.nodes.kindOf(number ?? 0));
    if (one === other) {
      this.report(record, `${differences}: ${show(String(from))} cannot differ from itself. Name two nodes.`);
    } else if (kinds[0] !== kinds[1]) {
      const found = `${show(String(from))} is of kind ${kinds[0]} and ${show(String(to))} of kind ${kinds[1]}`;
      this.report(record, `${differences}: ${found}, which may share names. Remove the record.`);
    } else {
      const earlier = this.pairs.get(keyOf(one, other));
      const at = earlier && `${earlier.file}:${earlier.line}`;
      if (at) this.report(record, `${differences}: the seed says so at ${at} already. Remove one of the two.`);
      else this.pairs.set(keyOf(one, other), { file: record.file, line: record.line });
    }
  }

  /** Whether the seed says that two nodes differ. */
  has(one: number, other: number): boolean {
    const key = keyOf(one, other);
    if (!this.pairs.has(key)) return false;
    this.used.add(key);
    return true;
  }

  /** Reports each pair about which no check has asked: its nodes share nothing, so a later mistake would hide. */
  end(): void {
    for (const [key, position] of this.pairs) {
      if (this.used.has(key)) continue;
      const ids = key.split(' ').map((number) => this.nodes.idOf(Number(number)));
      const message = `${ids.join(' and ')} share no name, synonym or exact xref. Remove the record.`;
      this.report(position, `${differences}: ${message}`);
    }
  }

  private endOf(record: RawRecord, field: 'from' | 'to', id: unknown): number | undefined {
    if (typeof id !== 'string') return undefined;
    const number = this.nodes.numberOf(id);
    const kinds = this.graph.definition.kinds.flatMap(({ name, isDistinct }) => (isDistinct ? [name] : []));
    const expected = `Expected an id of kind ${kinds.join(' or ')}.`;
    const at = positionOfField(record, field);
    if (number === undefined) {
      this.report(at, `${differences}.${field}: no node has the id ${show(id)}. ${expected} Correct it.`);
      return undefined;
    }
    if (kinds.includes(this.nodes.kindOf(number))) return number;
    this.report(at, `${differences}.${field}: ${show(id)} is of kind ${this.nodes.kindOf(number)}. ${expected}`);
    return undefined;
  }
}

const keyOf = (one: number, other: number): string => `${Math.min(one, other)} ${Math.max(one, other)}`;
