/** Describes a declared graph to the explorer, in words that a person reads. */
import { constantCase } from '../../api/builder.ts';
import type { Appearance } from '../../explorer/appearance.ts';
import type {
  EvidenceDescription,
  GraphDescription,
  KindDescription,
  PropertyDescription,
  RelationDescription,
  Shape,
} from '../../explorer/graph.ts';
import {
  type EnumDefinition,
  isScalar,
  needsEvidence,
  type Properties,
  type Property,
  type RelationDefinition,
  targetKinds,
} from '../../model/define.ts';
import type { Graph, Kind } from '../../model/graph.ts';
import { sharedProperties } from '../../model/shared.ts';

/** Outlines for the kinds of a graph that chooses none, in declared order. */
const shapes: readonly Shape[] = ['pill', 'rectangle', 'hexagon', 'slanted', 'octagon', 'notched', 'folded', 'rounded'];

/** Describes a graph. Where `appearance` says nothing, words and places follow from the declaration. */
export function describeForExplorer(graph: Graph, appearance: Appearance = {}): GraphDescription {
  const { name, description, relations } = graph.definition;
  const kinds = [...graph.kinds.values()];
  return {
    name,
    description,
    kinds: kinds.map((kind, i) => describeKind(kind, appearance, columnOf(graph, kind, appearance), i)),
    relations: relations.map((relation) => describeRelation(relation, appearance)),
    evidence: describeEvidence(graph, appearance),
  };
}

/** Returns the column of a kind. Evidence and its sources have none unless the domain gives them one. */
function columnOf(graph: Graph, { name }: Kind, { columns }: Appearance): number | null {
  const drawn = [...graph.kinds.keys()].filter(
    (kind) => kind !== graph.evidence.kind && kind !== graph.definition.provenance.kind,
  );
  const places = columns ?? drawn.map((kind) => [kind]);
  const column = places.findIndex((kinds) => kinds.includes(name));
  return column < 0 ? null : column;
}

function describeKind(kind: Kind, appearance: Appearance, column: number | null, index: number): KindDescription {
  const { name, plural, idPrefix, description, properties } = kind.definition;
  const [label, pluralLabel] = appearance.kinds?.[name] ?? [spaced(name), spaced(plural)];
  return {
    name,
    value: constantCase(name),
    description,
    label,
    pluralLabel,
    field: name.charAt(0).toLowerCase() + name.slice(1),
    listField: plural,
    idPrefix,
    properties: describeProperties(properties, appearance),
    column,
    shape: appearance.shapes?.[name] ?? shapes[index % shapes.length] ?? 'rectangle',
  };
}

function describeRelation(relation: RelationDefinition, appearance: Appearance): RelationDescription {
  const { name, description, from, forward, inverse, properties } = relation;
  const words = name.toLowerCase().replaceAll('_', ' ');
  const [label, inverseLabel] = appearance.relations?.[name] ?? [words, spaced(inverse.field)];
  return {
    name,
    description,
    from,
    to: targetKinds(relation),
    label,
    inverseLabel,
    field: forward.field,
    inverseField: inverse.field,
    isSingle: forward.cardinality === 'one',
    inverseIsSingle: inverse.cardinality === 'one',
    properties: describeProperties(properties, appearance),
    hasEvidence: needsEvidence(relation),
  };
}

function describeEvidence(graph: Graph, { evidence: chosen = {} }: Appearance): EvidenceDescription {
  const { kind, field, dispute } = graph.evidence;
  const sourceKind = graph.definition.provenance.kind;
  const { relations } = graph.definition;
  const toSource = relations.find(
    ({ from, to, forward }) => from === kind && to === sourceKind && forward.cardinality === 'one',
  );
  const disputes = relations.find(({ name }) => name === dispute?.relation);
  return {
    kind,
    field,
    status: dispute?.status ?? null,
    section: chosen.section ?? null,
    disputedBy: disputes?.inverse.field ?? null,
    source: {
      kind: sourceKind,
      field: toSource?.forward.field ?? null,
      url: urlOf(graph.kind(sourceKind).definition.properties),
      licence: chosen.licence ?? null,
    },
  };
}

const urlOf = (properties: Properties): string | null =>
  Object.entries(properties).find(([, property]) => property.type === 'string' && property.format === 'url')?.[0] ??
  null;

/** Describes properties, except those that every entity has. */
const describeProperties = (properties: Properties, appearance: Appearance): readonly PropertyDescription[] =>
  Object.entries(properties)
    .filter(([name]) => !Object.hasOwn(sharedProperties, name))
    .map(([name, property]) => describeProperty(name, property, appearance));

function describeProperty(name: string, property: Property, appearance: Appearance): PropertyDescription {
  const { description, unit = null } = property;
  return {
    name,
    label: appearance.properties?.[name] ?? spaced(name),
    description,
    type: typeOf(property),
    isList: !isScalar(property),
    unit,
    unitField: 'conversion' in property ? (property.conversion?.unit ?? null) : null,
    values: valuesOf(property, appearance),
    fields: property.type === 'records' ? describeProperties(property.fields, appearance) : [],
  };
}

function typeOf(property: Property): PropertyDescription['type'] {
  if (property.type === 'list') return property.of === 'string' ? 'string' : 'enum';
  if (property.type === 'records') return 'record';
  if (property.type === 'enum' || property.type === 'boolean') return property.type;
  if (property.identifier) return 'identifier';
  if (property.type === 'string') return property.format === 'url' ? 'url' : 'string';
  return 'number';
}

/** Returns the words that the domain chose for the values of an enum. */
function valuesOf(property: Property, { values }: Appearance): Readonly<Record<string, string>> {
  const definition: EnumDefinition | null =
    property.type === 'enum'
      ? property.enum
      : property.type === 'list' && property.of !== 'string'
        ? property.of
        : null;
  return (definition && values?.[definition.name]) ?? {};
}

/** Writes a name in camel case as words: "riskFactors" as "risk factors". */
const spaced = (name: string): string => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
