/** Which entities have an identifier of a public vocabulary or table. */
import { markdownTable } from '../base/markdown.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import { identifiersOf } from '../model/identifier.ts';

/** Returns whether an entity has an identifier beside its own id. */
export function hasIdentifier(columns: GraphColumns, node: number): boolean {
  const { kind, properties } = columns.node(node);
  const { id: _, ...others } = columns.graph.kind(kind).properties;
  return identifiersOf(others, properties).length > 0;
}

export const nameOf = (columns: GraphColumns, node: number): string => String(columns.value(node, 'name'));

/** Lists the entities without an identifier, by kind. It leaves out the kinds in the background, such as evidence. */
export function identifierTable(columns: GraphColumns): string {
  const rows = [...columns.graph.kinds.values()].flatMap(({ name, definition }) => {
    const { start, count } = columns.kind(name);
    const nodes = Array.from({ length: count }, (_, i) => start + i);
    if (definition.isBackground || count === 0) return [];
    const bare = nodes.filter((node) => !hasIdentifier(columns, node));
    // A kind that no vocabulary covers needs no list.
    const ids = bare.length === count ? 'all' : bare.map((node) => `\`${columns.idOf(node)}\``).join('; ');
    return [[definition.plural, String(count), String(bare.length), ids]];
  });
  return markdownTable(['kind', 'entities', 'without', 'their ids'], rows);
}
