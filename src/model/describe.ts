import { markdownTable } from '../markdown.ts';
import {
  type EnumDefinition,
  type KindDefinition,
  needsEvidence,
  type Properties,
  type Property,
  targetKinds,
} from './define.ts';
import type { Graph } from './graph.ts';
import { sharedProperties } from './shared.ts';

/** The declared graph as Markdown: what `docs/kinds.md` holds. */
export function describeGraph(graph: Graph): string {
  const { definition } = graph;
  const enums = new Map<string, EnumDefinition>();
  const properties = (declared: Properties) => propertyTable(declared, enums);
  const sections = [
    `# The declared graph: ${definition.name}`,
    'Printed from the declaration in `schema/model/`; `npm run print` writes it anew.',
    definition.description,
    '## What every kind has',
    properties(sharedProperties),
    '## Kinds',
    ...definition.kinds.flatMap((kind) => [
      `### ${kind.name}`,
      `${kind.description} Ids begin with \`${kind.idPrefix}:\`; listed by \`${kind.plural}\`.`,
      properties(kind.properties),
      shortcutTable(kind),
      lookupTable(graph, kind),
    ]),
    '## Relations',
    markdownTable(
      ['relation', 'from', 'to', 'field there and back', 'meaning'],
      definition.relations.map((relation) => [
        `\`${relation.name}\``,
        relation.from,
        targetKinds(relation).join(', '),
        `\`${relation.forward.field}\` / \`${relation.inverse.field}\``,
        relation.description + (needsEvidence(relation) ? '' : ' Needs no evidence.'),
      ]),
    ),
    ...definition.relations.flatMap((relation) =>
      Object.keys(relation.properties).length === 0
        ? []
        : [`### ${relation.name} carries`, properties(relation.properties)],
    ),
    '## Enums',
    ...[...enums.values()].flatMap((definition) => [
      `### ${definition.name}`,
      definition.description,
      markdownTable(
        ['value', 'meaning'],
        Object.entries(definition.values).map(([value, text]) => [`\`${value}\``, text]),
      ),
    ]),
  ];
  return `${sections.flatMap((section) => (section === '' ? [] : [section.trimEnd()])).join('\n\n')}\n`;
}

function propertyTable(properties: Properties, enums: Map<string, EnumDefinition>): string {
  const rows = Object.entries(properties).map(([name, property]) => [
    `\`${name}\``,
    typeName(property, enums) + (property.required ? ', required' : ''),
    property.unit ?? '',
    property.description,
  ]);
  return rows.length === 0 ? '' : markdownTable(['property', 'type', 'unit', 'meaning'], rows);
}

function shortcutTable({ plural, shortcuts }: KindDefinition): string {
  const rows = Object.entries(shortcuts ?? {}).map(([name, { description }]) => [`\`${name}\``, description]);
  return rows.length === 0 ? '' : markdownTable([`argument of \`${plural}\``, 'meaning'], rows);
}

function lookupTable(graph: Graph, { name }: KindDefinition): string {
  const rows = [...graph.kind(name).lookups.values()].map(({ hop, definition }) => [
    `\`${definition.field}(of:)\``,
    hop.targets.join(', '),
    `\`${definition.value}\` of \`${hop.relation.name}\``,
    definition.description,
  ]);
  return rows.length === 0 ? '' : markdownTable(['lookup', 'id of', 'value', 'meaning'], rows);
}

function typeName(property: Property, enums: Map<string, EnumDefinition>): string {
  const enumName = (definition: EnumDefinition) => {
    enums.set(definition.name, definition);
    return definition.name;
  };
  switch (property.type) {
    case 'enum':
      return enumName(property.enum);
    case 'list':
      return `list of ${property.of === 'string' ? 'string' : enumName(property.of)}`;
    case 'records':
      for (const field of Object.values(property.fields)) typeName(field, enums);
      return `list of ${property.record} (${Object.keys(property.fields).join(', ')})`;
    default:
      return property.type;
  }
}
