import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';

/** A claim as the claim fragment selects it. */
export interface ClaimAnswer {
  readonly id: string;
  readonly statement: string;
  readonly status: string;
  readonly section: string;
  readonly url: string | null;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly url: string | null;
    readonly licence: string;
  };
  readonly disputedBy: { readonly nodes: readonly { readonly statement: string }[] };
}

/** Returns claims as the explorer shows them, each once. A claim with an address of its own links to it. */
export function claimsOf(claims: readonly ClaimAnswer[]): readonly PictureClaim[] {
  const byId = new Map(
    claims.map(({ id, statement, status, section, url, source, disputedBy }) => [
      id,
      {
        id,
        statement,
        status,
        section,
        source: { ...source, url: url ?? source.url },
        disputedBy: disputedBy.nodes.map((claim) => claim.statement),
      },
    ]),
  );
  return [...byId.values()];
}
