/** Runs graph algorithms of research on a plain list of edges. The tests of paths use it. */
import type { Degree, Edge } from '../../../src/plan/result.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { complete, type Job } from '../../../src/research/job.ts';

/** The research context of a graph that is only a list of edges, for algorithms that use only edges and degrees. */
export class EdgeListContext implements ResearchContext {
  /** The number of reads that a real store would have received. */
  asked = 0;
  private readonly edges: readonly Edge[];

  constructor(edges: readonly Edge[]) {
    this.edges = edges;
  }

  async incident(ids: readonly string[], relations: readonly string[]): Promise<readonly Edge[]> {
    this.asked += 1;
    const isWanted = ({ relation, from, to }: Edge) =>
      relations.includes(relation) && (ids.includes(from) || ids.includes(to));
    return this.edges.filter(isWanted);
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
