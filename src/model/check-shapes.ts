import type { Report } from './check-names.ts';
import { type GraphDefinition, type Properties, type Property, targetKinds } from './define.ts';

/** A field: its name, its owner, and its type as a client sees it. */
type Field = readonly [name: string, owner: string, shape: string];

/**
 * Checks that fields of one name have one type: the same base type, list and nullability in every kind, and in every
 * relation. Queries select from all kinds at once through `Entity`, and from all edges through `Evidenced`. Relay's
 * compiler and code generators refuse a schema in which the same name has two types there.
 */
export function checkShapes({ kinds, relations }: GraphDefinition, report: Report): void {
  const ends = relations.flatMap(({ from, forward, inverse, ...relation }): Field[] => [
    [forward.field, from, forward.cardinality === 'one' ? 'a node' : 'a connection'],
    ...targetKinds({ from, forward, inverse, ...relation }).map((to): Field => {
      return [inverse.field, to, inverse.cardinality === 'one' ? 'a node or null' : 'a connection'];
    }),
  ]);
  checkAlike([...kinds.flatMap(({ name, properties }) => fieldsOf(name, properties)), ...ends], report);
  checkAlike(
    relations.flatMap(({ name, properties }) => fieldsOf(name, properties)),
    report,
  );
  checkIdentity([...kinds, ...relations], report);
}

const fieldsOf = (owner: string, properties: Properties): Field[] =>
  Object.entries(properties).map(([name, property]) => [name, owner, shapeOf(property)]);

/** Returns the type of a property as GraphQL would write it. */
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

function checkAlike(fields: readonly Field[], report: Report): void {
  const first = new Map<string, Field>();
  for (const field of fields) {
    const [name, owner, shape] = field;
    const known = first.get(name) ?? field;
    first.set(name, known);
    const [, otherOwner, otherShape] = known;
    if (shape === otherShape) continue;
    report(
      `the field "${name}" has the type ${otherShape} in ${otherOwner} and ${shape} in ${owner}, so no selection over ` +
        'both can hold it. Rename one, or give both the same type.',
    );
  }
}

/** Checks that only entities have an `id`: client caches merge any two objects with the same type and id. */
function checkIdentity(
  owners: readonly { readonly name: string; readonly properties: Properties }[],
  report: Report,
): void {
  for (const { name, properties } of owners) {
    const records = Object.values(properties).filter((property) => property.type === 'records');
    const bearers = [...records.map(({ record, fields }) => ({ name: record, fields })), { name, fields: properties }];
    for (const { name, fields } of bearers) {
      if (Object.hasOwn(fields, 'id')) report(`${name}: only an entity has an "id". Rename the property.`);
    }
  }
}
