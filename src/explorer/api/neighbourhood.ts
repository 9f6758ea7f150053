/** Reads the entities around others, and joins them into one picture. */
import type { Picture } from '../draw/picture.ts';
import { PictureBuilder } from '../draw/picture-builder.ts';
import type { EvidenceLimit, GraphDescription } from '../graph.ts';
import { kindOfValue } from '../words.ts';
import { claimFragment, claimSelection, readClaims } from './claims.ts';
import type { Fields } from './properties.ts';

interface Entity {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

type NeighbourhoodEdge = Fields & {
  readonly relation: string;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
};

export interface Neighbourhood {
  readonly center: Entity;
  readonly nodes: readonly { readonly node: Entity }[];
  readonly edges: readonly NeighbourhoodEdge[];
  readonly omitted: {
    readonly nodes: number;
    readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  };
}

/** The neighbourhoods of an answer, each under its alias. Null, with an error, for a wrong id. */
export type NeighbourhoodAnswer = Readonly<Record<string, Neighbourhood | null>>;

/** Returns the query for the neighbourhoods of several entities: the first, and those that the user grew. */
export function neighbourhoodDocument({ evidence }: GraphDescription, centers: number): string {
  const numbers = Array.from({ length: centers }, (_, i) => i);
  const ids = numbers.map((i) => `$of${i}: ID!`).join(', ');
  const parts = numbers.map(
    (i) =>
      // Only the first neighbourhood is as deep as the user chose: the others are what one entity adds.
      `  around${i}: neighbourhood(of: $of${i}, depth: ${i === 0 ? '$depth' : '1'}, kinds: $kinds, limit: $limit, ` +
      'evidence: $evidence) { ...around }',
  );
  return `query Drawing(${ids}, $depth: Int!, $kinds: [EntityKind!], $limit: Int!, $evidence: EvidenceLimit) {
${parts.join('\n')}
}
fragment around on Neighbourhood {
  center { id name kind }
  nodes { node { id name kind } }
  edges { relation from { id } to { id } ${evidence.field} { ...${claimFragment} } }
  omitted { nodes kinds { kind count } }
}
${claimSelection(evidence)}`;
}

/** Returns the variables of {@link neighbourhoodDocument}. */
export const neighbourhoodVariables = (
  centers: readonly string[],
  { depth, kinds, limit, ...rest }: NeighbourhoodSize & { readonly evidence?: EvidenceLimit | null },
) => ({
  ...Object.fromEntries(centers.map((id, i) => [`of${i}`, id])),
  depth,
  kinds: kinds.length > 0 ? kinds : null,
  limit,
  ...rest,
});

interface NeighbourhoodSize {
  readonly depth: number;
  readonly kinds: readonly string[];
  readonly limit: number;
}

/** Joins neighbourhoods into one picture, with each node and each edge once, in the order of the answer. */
export function pictureOf(graph: GraphDescription, answer: NeighbourhoodAnswer): Picture {
  const picture = new PictureBuilder();
  for (const around of Object.values(answer)) {
    if (around === null) continue;
    for (const node of [around.center, ...around.nodes.map((one) => one.node)]) {
      picture.node(kindOfValue(graph, node.kind)?.name ?? node.kind, node);
    }
    for (const { relation, from, to, ...rest } of around.edges) {
      picture.edge({ relation, from: from.id, to: to.id, values: [], claims: readClaims(graph.evidence, rest) });
    }
  }
  return picture.build();
}
