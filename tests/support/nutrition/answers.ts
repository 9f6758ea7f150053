/** Reads answers: ids of entities, and lists over all their pages. The tests of `tests/seed` use it. */

/** An entity in an answer. */
export interface Id {
  readonly id: string;
}

/** Returns the part of an id after its prefix. */
export const slug = ({ id }: Id): string => id.slice(id.indexOf(':') + 1);

/** A page of a list. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Reads all pages of a list. @param read returns the page after a cursor; null for the first page. */
export async function readAllPages<Node>(read: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const found: Node[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Page<Node> = await read(after);
    found.push(...nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}
