/**
 * A label, relationship type or property name as Cypher text. Names come from the declared graph alone; they are
 * quoted all the same, so that no declaration can break out of its place.
 */
export const cypherName = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
