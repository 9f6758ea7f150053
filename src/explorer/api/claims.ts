/** Reads the evidence of an edge: the selection for a query, and the claims in its answer. */
import type { PictureClaim } from '../draw/picture.ts';
import type { GraphDescription } from '../graph.ts';

/** The number of disputing claims that one claim shows. */
const maxDisputes = 5;

/** One claim as {@link claimSelection} reads it. */
export interface ClaimAnswer {
  readonly id: string;
  readonly statement: string;
  readonly status?: string;
  readonly section?: string | number | null;
  readonly source?: {
    readonly id: string;
    readonly title: string;
    readonly url?: string | null;
    readonly licence?: string | null;
  } | null;
  readonly disputedBy?: { readonly nodes: readonly { readonly statement: string }[] };
}

/** Returns the selection of a claim's fields, under names that are the same for every graph. */
export function claimSelection({ evidence }: GraphDescription): string {
  const { status, section, disputedBy, source } = evidence;
  const named = (alias: string, field: string | null): string => (field === null ? '' : aliased(alias, field));
  const sourceFields = ['id', 'title: name', named('url', source.url), named('licence', source.licence)];
  return [
    'id',
    'statement: name',
    named('status', status),
    named('section', section),
    source.field === null ? '' : `${aliased('source', source.field)} { ${joined(sourceFields)} }`,
    disputedBy === null
      ? ''
      : `${aliased('disputedBy', disputedBy)}(first: ${maxDisputes}) { nodes { statement: name } }`,
  ]
    .filter(Boolean)
    .join(' ');
}

const aliased = (alias: string, field: string): string => (alias === field ? field : `${alias}: ${field}`);
const joined = (fields: readonly string[]): string => fields.filter(Boolean).join(' ');

/** Returns the claim of an answer in the form that drawings and disclosures show. */
export const readClaim = ({ id, statement, status, section, source, disputedBy }: ClaimAnswer): PictureClaim => ({
  id,
  statement,
  status: status ?? '',
  section: section === null || section === undefined ? null : String(section),
  source: {
    id: source?.id ?? '',
    title: source?.title ?? '',
    url: source?.url ?? null,
    licence: source?.licence ?? null,
  },
  disputedBy: (disputedBy?.nodes ?? []).map((claim) => claim.statement),
});
