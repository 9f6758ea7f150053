import type { Graph } from '../model/graph.ts';

/** Describes the whole schema to a reader who has only its text: the content, and the shapes that recur. */
export function describeSchema({ definition }: Graph): string {
  const { name, description, evidence } = definition;
  return [
    `${name}. ${description}`,
    'Every entity has an `id` that identifies it among all kinds; no other type has a field `id`. Every list is ' +
      `a Relay connection. The edges of a relation have its properties and its \`${evidence.field}\`.`,
    'Begin with `search`, with a kind by its id, or with a list. A new version adds types, fields, optional ' +
      'arguments and enum values. It marks a field with `@deprecated` before a later version removes it.',
    'Every error has a code in `extensions.code`.',
  ].join('\n\n');
}
