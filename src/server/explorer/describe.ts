/** Describes a declared graph to the explorer, in words that a person reads. */
import { constantCase } from '../../api/builder.ts';
import type { Appearance } from '../../explorer/appearance.ts';
import type { GraphDescription, KindDescription, RelationDescription, Shape } from '../../explorer/graph.ts';
import { needsEvidence, type RelationDefinition, targetKinds } from '../../model/define.ts';
import type { Graph, Kind } from '../../model/graph.ts';
import { supportProperties } from '../../model/support.ts';
import { describeEvidence } from './evidence.ts';
import { describeProperties, pick, spaced } from './properties.ts';

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
    relations: relations.map((relation) => describeRelation(graph, relation, appearance)),
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

/** Describes a relation. Pages sum up the evidence of its edges in words, so those properties are not among its own. */
function describeRelation(graph: Graph, relation: RelationDefinition, appearance: Appearance): RelationDescription {
  const { name, description, from, forward, inverse } = relation;
  const summed = supportProperties(graph.definition);
  const own = Object.keys(relation.properties).filter((property) => !Object.hasOwn(summed, property));
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
    properties: describeProperties(pick(relation.properties, own), appearance),
    hasEvidence: needsEvidence(relation),
  };
}
