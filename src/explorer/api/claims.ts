/** Reads the evidence of an edge: the selection for a query, and the claims in its answer. */
import type { PictureClaim } from '../draw/picture.ts';
import type { EvidenceDescription } from '../graph.ts';
import type { Fields } from './properties.ts';

/** The number of disputing claims that one claim shows. */
const maxDisputes = 5;

/** The name of the fragment, which a query spreads wherever an edge lists its evidence. */
export const claimFragment = 'claim';

/** Returns a fragment with the fields of one claim. It has no aliases, since services limit these. */
export function claimSelection(evidence: EvidenceDescription): string {
  const { kind, status, section, disputedBy, grades, source } = evidence;
  const ofSource = ['id name', source.url, source.licence, source.sort?.name, source.family].filter(Boolean).join(' ');
  const fields = [
    'id name',
    status,
    section,
    grades.map(({ name }) => name).join(' '),
    source.field && `${source.field} { ${ofSource} }`,
    disputedBy && `${disputedBy}(first: ${maxDisputes}) { nodes { name } }`,
  ];
  return `fragment ${claimFragment} on ${kind} {\n  ${fields.filter(Boolean).join('\n  ')}\n}`;
}

/** Returns the claims of an edge in the form that drawings and disclosures show. */
export function readClaims(evidence: EvidenceDescription, edge: Fields): readonly PictureClaim[] {
  const claims = edge[evidence.field];
  return Array.isArray(claims) ? claims.map((claim: Fields) => readClaim(evidence, claim)) : [];
}

function readClaim({ status, section, disputedBy, grades, source }: EvidenceDescription, claim: Fields): PictureClaim {
  const from = fieldsAt(claim, source.field);
  const others = fieldsAt(claim, disputedBy).nodes;
  return {
    id: textAt(claim, 'id') ?? '',
    statement: textAt(claim, 'name') ?? '',
    status: textAt(claim, status) ?? '',
    section: textAt(claim, section),
    source: {
      id: textAt(from, 'id') ?? '',
      title: textAt(from, 'name') ?? '',
      url: textAt(from, source.url),
      licence: textAt(from, source.licence),
      sort: textAt(from, source.sort?.name ?? null),
      family: textAt(from, source.family),
    },
    grades: grades.flatMap(({ name }) => {
      const value = textAt(claim, name);
      return value === null ? [] : [{ property: name, value }];
    }),
    disputedBy: Array.isArray(others) ? others.map((other: Fields) => textAt(other, 'name') ?? '') : [],
  };
}

/** Returns the object in a field; an empty one if there is none. */
function fieldsAt(item: Fields, field: string | null): Fields {
  const value = field === null ? null : item[field];
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textAt(item: Fields, field: string | null): string | null {
  const value = field === null ? null : item[field];
  return value === null || value === undefined ? null : String(value);
}
