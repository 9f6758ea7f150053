import type { Slip } from './check-names.ts';
import { type GraphDefinition, type Properties, type Property, targetKinds } from './define.ts';

/** A field by its name, its owner, and what a client finds there. */
type Field = readonly [name: string, owner: string, shape: string];

/**
 * Checks that one selection can ask for any fields of all kinds, and of all edges: a name has the same type, list and
 * nullability wherever it stands. Every kind is an `Entity` and edges are `Evidenced`, so queries select over them at
 * once, and Relay's compiler and code generators refuse a schema in which the same name has two types.
 */
export function checkShapes({ kinds, relations }: GraphDefinition, slip: Slip): void {
  const ends = relations.flatMap(({ from, forward, inverse, ...relation }): Field[] => [
    [forward.field, from, forward.cardinality === 'one' ? 'a node' : 'a connection'],
    ...targetKinds({ from, forward, inverse, ...relation }).map((to): Field => {
      return [inverse.field, to, inverse.cardinality === 'one' ? 'a node or null' : 'a connection'];
    }),
  ]);
  checkAlike([...kinds.flatMap(({ name, properties }) => fieldsOf(name, properties)), ...ends], slip);
  checkAlike(
    relations.flatMap(({ name, properties }) => fieldsOf(name, properties)),
    slip,
  );
  checkIdentity([...kinds, ...relations], slip);
}

const fieldsOf = (owner: string, properties: Properties): Field[] =>
  Object.entries(properties).map(([name, property]) => [name, owner, shapeOf(property)]);

/** The type of a property as GraphQL would write it. */
function shapeOf(property: Property): string {
  switch (property.type) {
    case 'list':
      return `[${property.of === 'string' ? 'String' : property.of.name}!]!`;
    case 'records':
      return `[${property.record}!]!`;
    default: {
      const type = property.type === 'enum' ? property.enum.name : property.type;
      return property.required ? `${type}!` : type;
    }
  }
}

function checkAlike(fields: readonly Field[], slip: Slip): void {
  const first = new Map<string, Field>();
  for (const field of fields) {
    const [name, owner, shape] = field;
    const known = first.get(name) ?? field;
    first.set(name, known);
    const [, otherOwner, otherShape] = known;
    if (shape === otherShape) continue;
    slip(
      `the field "${name}" is ${otherShape} of ${otherOwner} and ${shape} of ${owner}: no selection over both can ask ` +
        'for it. Rename one, or declare both alike.',
    );
  }
}

/** Checks that only entities have an `id`: caches merge any two objects of one type and id. */
function checkIdentity(
  owners: readonly { readonly name: string; readonly properties: Properties }[],
  slip: Slip,
): void {
  for (const { name, properties } of owners) {
    const records = Object.values(properties).filter((property) => property.type === 'records');
    const bearers = [...records.map(({ record, fields }) => ({ name: record, fields })), { name, fields: properties }];
    for (const { name, fields } of bearers) {
      if (Object.hasOwn(fields, 'id')) slip(`${name}: only an entity has an "id". Rename the property.`);
    }
  }
}
