import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';

/** A claim as the claim fragment selects it. */
export interface ClaimAnswer {
  readonly id: string;
  readonly statement: string;
  readonly status: string;
  readonly section: string;
  readonly prominence: string | null;
  readonly deficiencySeverity: string | null;
  readonly url: string | null;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly url: string | null;
    readonly licence: string;
    readonly evidenceKind: string | null;
    readonly family: string | null;
  };
  readonly disputedBy: { readonly nodes: readonly { readonly statement: string }[] };
}

/** Returns claims as the explorer shows them, each once. A claim with an address of its own links to it. */
export function claimsOf(claims: readonly ClaimAnswer[]): readonly PictureClaim[] {
  const byId = new Map(claims.map((claim) => [claim.id, pictureClaim(claim)]));
  return [...byId.values()];
}

function pictureClaim(claim: ClaimAnswer): PictureClaim {
  const { id, statement, status, section, prominence, deficiencySeverity, url, source, disputedBy } = claim;
  const { evidenceKind, ...ofSource } = source;
  return {
    id,
    statement,
    status,
    section,
    grades: Object.entries({ prominence, deficiencySeverity }).flatMap(([property, value]) =>
      value === null ? [] : [{ property, value }],
    ),
    source: { ...ofSource, sort: evidenceKind, url: url ?? source.url },
    disputedBy: disputedBy.nodes.map((other) => other.statement),
  };
}
