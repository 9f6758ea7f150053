/** Runs graph algorithms of research on a plain list of edges. The tests of paths use it. */
import { compareText } from '../../../src/model/text.ts';
import type { EdgeChoice, EdgeTableRequest } from '../../../src/plan/edge-table.ts';
import type { Degree, Edge, EdgeTable } from '../../../src/plan/result.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { complete, type Job } from '../../../src/research/job.ts';

/** The research context of a graph that is only a list of edges, for algorithms that use only edges and degrees. */
export class EdgeListContext implements ResearchContext {
  /** The number of reads that a real store would have received. */
  asked = 0;
  readonly limit = null;
  private readonly edges: readonly Edge[];

  constructor(edges: readonly Edge[]) {
    this.edges = edges;
  }

  withoutLimit(): ResearchContext {
    return this;
  }

  async incident(ids: readonly string[], relations: readonly string[]): Promise<readonly Edge[]> {
    this.asked += 1;
    const isWanted = ({ relation, from, to }: Edge) =>
      relations.includes(relation) && (ids.includes(from) || ids.includes(to));
    return this.edges.filter(isWanted);
  }

  async edgeTable({ relations, from, to }: EdgeTableRequest): Promise<EdgeTable> {
    this.asked += 1;
    const found = this.edges.filter(
      (edge) =>
        relations.includes(edge.relation) && (from?.includes(edge.from) ?? true) && (to?.includes(edge.to) ?? true),
    );
    const column = <Key extends keyof Edge>(key: Key) => found.map((edge) => edge[key]);
    return {
      relation: column('relation'),
      from: column('from'),
      to: column('to'),
      evidence: column('evidence'),
      properties: {},
    };
  }

  async edgeEnds(choice: EdgeChoice): Promise<readonly string[]> {
    const { from, to } = await this.edgeTable(choice);
    return [...new Set(choice.from ? to : from)].sort(compareText);
  }

  async edgeCount(choice: EdgeChoice): Promise<number> {
    return (await this.edgeTable(choice)).from.length;
  }

  async degrees(ids: readonly string[], relations: readonly string[]): Promise<readonly Degree[]> {
    this.asked += 1;
    return ids.flatMap((node) =>
      relations.map((relation) => {
        const own = this.edges.filter((edge) => edge.relation === relation);
        return {
          node,
          relation,
          out: own.filter(({ from }) => from === node).length,
          in: own.filter(({ to }) => to === node).length,
        };
      }),
    );
  }

  async ask(): Promise<never> {
    throw new Error('a list of edges has no facts');
  }

  async run<T>(steps: Job<T>): Promise<T> {
    return complete(steps);
  }

  wants(): boolean {
    return true;
  }
}

/** Reads edges from a string such as "a LIKES b, b LIKES c". */
export const readEdges = (text: string): readonly Edge[] =>
  text.split(',').map((edge) => {
    const [from = '', relation = '', to = ''] = edge.trim().split(' ');
    return { relation, from, to, evidence: [] };
  });
