/** Finds kinds and relations of the described graph, and writes their values as people read them. */
import type { GraphDescription, KindDescription, PropertyDescription, RelationDescription } from './graph.ts';

export const kindOfValue = ({ kinds }: GraphDescription, value: string): KindDescription | undefined =>
  kinds.find((kind) => kind.value === value);

/** Returns the kinds that drawings show. */
export const drawnKinds = ({ kinds }: GraphDescription): readonly KindDescription[] =>
  kinds.filter(({ column }) => column !== null);

export const kindNamed = ({ kinds }: GraphDescription, name: string): KindDescription | undefined =>
  kinds.find((kind) => kind.name === name);

/** Returns the kind of an id by its prefix. */
export const kindOfId = ({ kinds }: GraphDescription, id: string): KindDescription | undefined =>
  kinds.find(({ idPrefix }) => id.startsWith(`${idPrefix}:`));

export const relationNamed = ({ relations }: GraphDescription, name: string): RelationDescription | undefined =>
  relations.find((relation) => relation.name === name);

/** Returns the id of an edge in drawings and in the address. */
export const edgeId = (relation: string, from: string, to: string): string => `${relation}|${from}|${to}`;

/** Counts things in words: "1 food", "3 foods". */
export const counted = (count: number, one: string, several: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : several}`;

/** Lists names in one sentence: "iron, zinc". */
export const namesOf = (items: readonly { readonly name: string }[]): string =>
  items.map(({ name }) => name).join(', ');

/** Writes a name within a sentence: a name that is a sentence itself, such as that of a claim, loses its full stop. */
export const withoutStop = (name: string): string => name.replace(/\.$/, '');

/** Writes the first letter large, as at the beginning of a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Writes a number without needless digits: 1.2000000000000002 as "1.2", 23456 as "23,456". */
export const numeral = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 6 });

/** Writes one value of an enum: "CO_OCCURRING" as "co-occurring" where the domain says so, else "co occurring". */
export const wordOf = ({ values }: Pick<PropertyDescription, 'values'>, value: string): string =>
  values[value] ?? lowerWords(value);

/** Writes a name in capitals as words: "IN_PART" as "in part". */
export const lowerWords = (name: string): string => name.toLowerCase().replaceAll('_', ' ');
