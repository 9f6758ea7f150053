/** Builds the queries for the facts of an entity, from the description of the graph. */
import type { GraphDescription, KindDescription } from '../graph.ts';
import { claimFragment, claimSelection } from './claims.ts';
import type { End } from './ends.ts';
import { type Fields, propertySelection } from './properties.ts';

/** An entity at the other end of a fact. */
export interface Reached {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** One edge of an answer: its properties, with the entity at its other end and its claims. */
export type FactEdge = Fields & { readonly node: Reached };

export interface FactPage {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly FactEdge[];
}

const reached = 'id name kind';

/** Returns the selection of one edge: the other end, the properties, the claims. */
export function edgeSelection(graph: GraphDescription, { relation }: End): string {
  const claims = relation.hasEvidence ? `${graph.evidence.field} { ...${claimFragment} }` : '';
  return [`node { ${reached} }`, propertySelection(relation.properties), claims].filter(Boolean).join(' ');
}

const pageSelection = (graph: GraphDescription, end: End): string =>
  '{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } ' +
  `edges { ${edgeSelection(graph, end)} } }`;

/** Returns the query for an entity: what it is, and the first facts of each relation under the name of its field. */
export function entityDocument(graph: GraphDescription, kind: KindDescription, ends: readonly End[]): string {
  const facts = ends.map((end) =>
    end.isSingle ? `    ${end.field} { ${reached} }` : `    ${end.field}(first: $first) ${pageSelection(graph, end)}`,
  );
  const size = ends.some(({ isSingle }) => !isSingle) ? ', $first: Int!' : '';
  return [
    `query Entity($id: ID!${size}, $evidence: EvidenceLimit) {`,
    `  entity: ${kind.field}(id: $id, evidence: $evidence) {`,
    '    id name description synonyms kind',
    '    xrefs { curie label match url }',
    `    ${propertySelection(kind.properties)}`,
    ...facts,
    '  }',
    '}',
    ...claimsOf(graph, ends),
  ]
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** Returns the fragment of claims, if a relation has evidence: GraphQL refuses a fragment that no field uses. */
const claimsOf = ({ evidence }: GraphDescription, ends: readonly End[]): readonly string[] =>
  ends.some(({ relation, isSingle }) => relation.hasEvidence && !isSingle) ? [claimSelection(evidence)] : [];

/** Returns the query for one page of the facts of one relation. */
export const factsDocument = (graph: GraphDescription, kind: KindDescription, end: End): string =>
  [
    'query Facts($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $evidence: EvidenceLimit) {',
    `  entity: ${kind.field}(id: $id, evidence: $evidence) {`,
    '    id name kind',
    `    facts: ${end.field}(first: $first, after: $after, last: $last, before: $before) ${pageSelection(graph, end)}`,
    '  }',
    '}',
    ...claimsOf(graph, [end]),
  ].join('\n');

/** Returns the query for one edge, by the ids of its ends. */
export const edgeDocument = (graph: GraphDescription, kind: KindDescription, end: End): string =>
  [
    'query Edge($from: ID!, $to: ID!) {',
    `  entity: ${kind.field}(id: $from) {`,
    '    id name kind',
    `    facts: ${end.field}(first: 1, where: { node: { id: { eq: $to } } }) {`,
    `      edges { ${edgeSelection(graph, end)} }`,
    '    }',
    '  }',
    '}',
    ...claimsOf(graph, [end]),
  ].join('\n');
