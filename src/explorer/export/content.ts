/** The content of a file that a person takes along. */
import type { Layout } from '../draw/geometry.ts';
import { relationLabel, valueText } from '../draw/names.ts';
import type { Picture, PictureClaim } from '../draw/picture.ts';
import type { GraphDescription } from '../graph.ts';
import { supportText } from '../support.ts';
import { kindNamed } from '../words.ts';

export interface Content {
  readonly title: string;
  readonly graph: GraphDescription;
  readonly picture: Picture;
  readonly layout: Layout;
  readonly query: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> };
  /** The release that answered; null if the answer names none. */
  readonly release: string | null;
  /** The address of the page. */
  readonly address: string;
}

/** The facts that every file carries in a form that programs read. */
export function factsOf({ title, graph, picture, query, release, address }: Content) {
  const claims = claimsOf(picture);
  return {
    title,
    graph: graph.name,
    release,
    address,
    query: query.document,
    variables: query.variables,
    licences: licencesOf(claims),
    claims,
    nodes: picture.nodes,
    edges: picture.edges.map(({ claims, ...edge }) => ({ ...edge, claims: claims.map(({ id }) => id) })),
  };
}

/** Returns each claim of a picture once. */
export const claimsOf = ({ edges }: Picture): readonly PictureClaim[] => [
  ...new Map(edges.flatMap(({ claims }) => claims.map((claim) => [claim.id, claim]))).values(),
];

/** Returns the sources of claims with their licences, each once, by title. */
export const licencesOf = (claims: readonly PictureClaim[]): readonly PictureClaim['source'][] =>
  [...new Map(claims.map(({ source }) => [source.id, source])).values()].sort((a, b) => (a.title < b.title ? -1 : 1));

/** The table of a picture: one row for each edge, in the order of the picture. */
export function tableOf({ picture, graph }: Pick<Content, 'picture' | 'graph'>) {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const end = (id: string) => {
    const node = nodes.get(id);
    return { id, name: node?.name ?? id, kind: node ? (kindNamed(graph, node.kind)?.label ?? node.kind) : '' };
  };
  return picture.edges.map((edge) => ({
    id: edge.id,
    from: end(edge.from),
    relation: relationLabel(graph, edge.relation),
    to: end(edge.to),
    values: edge.values.map(valueText),
    support: supportText(graph, edge.claims),
    claims: edge.claims,
  }));
}

/** Returns a name for a file: "around-magnesium.svg". */
export function fileName(title: string, extension: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${slug.slice(0, 80) || 'drawing'}.${extension}`;
}
