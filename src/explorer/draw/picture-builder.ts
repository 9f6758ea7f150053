import { edgeId } from '../words.ts';
import type { Picture, PictureEdge, PictureNode } from './picture.ts';

/** Collects the nodes and edges of a drawing, each once. */
export class PictureBuilder {
  readonly #nodes = new Map<string, PictureNode>();
  readonly #edges = new Map<string, PictureEdge>();

  node(kind: string, { id, name }: { readonly id: string; readonly name: string }): void {
    if (!this.#nodes.has(id)) this.#nodes.set(id, { id, name, kind });
  }

  /** Adds an edge. `from` and `to` follow the declared direction of the relation. */
  edge(edge: Omit<PictureEdge, 'id'>): void {
    const id = edgeId(edge.relation, edge.from, edge.to);
    if (!this.#edges.has(id)) this.#edges.set(id, { id, ...edge });
  }

  build(): Picture {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()] };
  }
}
