/** Draws values of properties from the data, for random operations. */
import type { GraphData } from '../../../src/model/data.ts';
import type { Property } from '../../../src/model/define.ts';
import type { Input } from './draft.ts';
import type { Tape } from './tape.ts';

/** The owner of a property: nodes of some kinds, or edges of a relation. */
export type Bearer = ({ readonly kinds: readonly string[] } | { readonly relation: string }) & {
  /** The property whose records have the value, if it is a field of records. */
  readonly within?: string;
};

/** Draws a value to compare a property with: one from the data, or one close to it. */
export function drawValue(tape: Tape, data: GraphData, bearer: Bearer, name: string, property: Property): Input {
  if (property.type === 'enum') return enumValue(tape, Object.keys(property.enum.values), property.enum.name);
  if (property.type === 'list' && property.of !== 'string') {
    return enumValue(tape, Object.keys(property.of.values), property.of.name);
  }
  if (property.type === 'boolean') return leaf('Boolean', tape.chance(50));
  const found = tape.pick(valuesIn(data, bearer, name));
  if (property.type === 'int' || property.type === 'float') {
    return drawNumber(tape, property.type, typeof found === 'number' ? found : 0);
  }
  const text = typeof found === 'string' ? found : 'nothing';
  return leaf(name === 'id' ? 'ID' : 'String', drawText(tape, text));
}

/** Makes an input from a scalar. */
export const leaf = (type: string, json: string | number | boolean): Input => ({
  is: 'leaf',
  type,
  text: JSON.stringify(json),
  json,
});

const enumValue = (tape: Tape, values: readonly string[], type: string): Input => {
  const value = tape.pick(values) ?? '';
  return { is: 'leaf', type, text: value, json: value };
};

/** Draws the number itself or one close to it. Integers stay within 32 bits. */
function drawNumber(tape: Tape, type: 'int' | 'float', value: number): Input {
  const near = value + (tape.chance(50) ? (tape.pick(type === 'int' ? [0, 1, -1] : [0, 0.5, -0.5, 1e-9]) ?? 0) : 0);
  if (type === 'float') return leaf('Float', near);
  return leaf('Int', Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, near)));
}

/** Draws the text itself, a part of it, or another spelling. */
function drawText(tape: Tape, text: string): string {
  const points = [...text];
  const [a, b] = [tape.below(points.length + 1), tape.below(points.length + 1)];
  const part = points.slice(Math.min(a, b), Math.max(a, b));
  return tape.pick([
    text,
    part.join(''),
    points.slice(0, a).join(''),
    part.join('').toUpperCase(),
    part.join('').normalize('NFD'),
    text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    `${text}x`,
    '',
  ]);
}

const known = new WeakMap<GraphData, Map<string, readonly unknown[]>>();

/** Returns the distinct values of a property. For a list, these are the values of its items. */
function valuesIn(data: GraphData, bearer: Bearer, name: string): readonly unknown[] {
  const cache = known.get(data) ?? new Map<string, readonly unknown[]>();
  known.set(data, cache);
  const key = `${JSON.stringify(bearer)} ${name}`;
  const values = cache.get(key) ?? [
    ...new Set(
      ('kinds' in bearer
        ? data.nodes.filter((node) => bearer.kinds.includes(node.kind))
        : data.edges.filter((edge) => edge.relation === bearer.relation)
      ).flatMap(({ properties }): unknown[] => {
        const records = bearer.within === undefined ? [properties] : properties[bearer.within];
        const value = (Array.isArray(records) ? records : []).flatMap((record) => Object(record)[name] ?? []);
        return Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
      }),
    ),
  ];
  cache.set(key, values);
  return values;
}
