import { own } from '../base/own.ts';
import { type KindDefinition, type Properties, type Property, type RelationDefinition, targetKinds } from './define.ts';
import { sharedProperties } from './shared.ts';

/** Finds the property that a path of a rule names; undefined where there is none. */
export type Lookup = (path: string) => Property | undefined;

/** Finds properties of a kind. */
export function lookupOnKind(kind: KindDefinition): Lookup {
  const properties: Properties = { ...sharedProperties, ...kind.properties };
  return (path) => own(properties, path);
}

/** Finds properties of a relation and of its ends: of each kind that the relation may end in, with the same type. */
export function lookupOnRelation(relation: RelationDefinition, kinds: ReadonlyMap<string, KindDefinition>): Lookup {
  return (path) => {
    const { end, property } = splitPath(path);
    if (end === undefined) return own(relation.properties, property);
    const names = end === 'from' ? [relation.from] : targetKinds(relation);
    const found = names.map((name) => {
      const kind = kinds.get(name);
      return kind && lookupOnKind(kind)(property);
    });
    const [first] = found;
    return found.every((property) => property?.type === first?.type) ? first : undefined;
  };
}

/** Splits a path on a relation into the end that it names, if any, and the property there. */
export function splitPath(path: string): { readonly end?: 'from' | 'to'; readonly property: string } {
  if (path === 'from' || path === 'to') return { end: path, property: 'id' };
  const [end, property] = path.split('.');
  return (end === 'from' || end === 'to') && property !== undefined ? { end, property } : { property: path };
}
