import { markdownTable } from '../base/markdown.ts';
import {
  type EnumDefinition,
  type GraphDefinition,
  isScalar,
  type KindDefinition,
  needsEvidence,
  type Properties,
  type Property,
  type RelationDefinition,
  type ScalarProperty,
  targetKinds,
} from './define.ts';
import { boundsOf, describeDistinct, describeRules } from './describe-rules.ts';
import { wrapMarkdown } from './describe-wrap.ts';
import type { Graph } from './graph.ts';
import { lookupOnKind, lookupOnRelation } from './rule-path.ts';
import { sharedProperties } from './shared.ts';
import { supportProperties } from './support.ts';

/** Describes the declared graph in Markdown, for `docs/kinds.md`. */
export function describeGraph(graph: Graph): string {
  const { definition } = graph;
  const enums = new Map<string, EnumDefinition>();
  const kinds = new Map(definition.kinds.map((kind) => [kind.name, kind]));
  const properties = (declared: Properties) => propertyTable(declared, enums);
  const sections = [
    `# The declared graph: ${definition.name}`,
    'Printed from the declaration in `schema/model/` by `npm run print`.',
    definition.description,
    '## Properties of every kind',
    properties(sharedProperties),
    '## Kinds',
    ...definition.kinds.flatMap((kind) => [
      `### ${kind.name}`,
      `${kind.description} Ids begin with \`${kind.idPrefix}:\`; listed by \`${kind.plural}\`.`,
      properties(kind.properties),
      ruleList([...describeDistinct(kind), ...describeRules(kind.rules, lookupOnKind(kind))]),
      shortcutTable(kind),
      lookupTable(graph, kind),
    ]),
    '## Relations',
    markdownTable(
      ['relation', 'from', 'to', 'forward and inverse field', 'meaning'],
      definition.relations.map((relation) => [
        `\`${relation.name}\``,
        relation.from,
        targetKinds(relation).join(', '),
        `\`${relation.forward.field}\` / \`${relation.inverse.field}\``,
        relation.description + (needsEvidence(relation) ? '' : ' Needs no evidence.') + shapeOf(relation),
      ]),
    ),
    ...supportSection(definition, properties),
    ...definition.relations.flatMap((relation) =>
      Object.keys(writtenBySeed(relation.properties)).length === 0 && !relation.rules
        ? []
        : [
            `### Properties of ${relation.name}`,
            properties(writtenBySeed(relation.properties)),
            ruleList(describeRules(relation.rules, lookupOnRelation(relation, kinds))),
          ],
    ),
    '## Enums',
    ...[...enums.values()].flatMap((definition) => [
      `### ${definition.name}`,
      definition.description,
      markdownTable(
        ['value', 'meaning'],
        Object.entries(definition.values).map(([value, text]) => [`\`${value}\``, text]),
      ),
      quantityList(definition),
    ]),
  ];
  return wrapMarkdown(`${sections.flatMap((section) => (section === '' ? [] : [section.trimEnd()])).join('\n\n')}\n`);
}

/** Describes the properties that all relations with evidence share, once for all of them. */
function supportSection(definition: GraphDefinition, table: (declared: Properties) => string): string[] {
  const support = supportProperties(definition);
  if (Object.keys(support).length === 0) return [];
  return [
    '### Properties of every relation that needs evidence',
    `The importer derives them from the ${definition.evidence.field} of each edge and their sources. ` +
      'A seed does not write them.',
    table(support),
  ];
}

const writtenBySeed = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, { derived }]) => !derived));

function propertyTable(properties: Properties, enums: Map<string, EnumDefinition>): string {
  const rows = Object.entries(properties).map(([name, property]) => [
    `\`${name}\``,
    [
      typeName(property, enums),
      ...(isScalar(property) ? [boundsOf(property)] : []),
      property.required ? 'required' : '',
      property.derived ? 'derived' : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
    property.unit ?? '',
    property.description,
  ]);
  return rows.length === 0 ? '' : markdownTable(['property', 'type', 'unit', 'meaning'], rows);
}

/** Describes whether a relation may lead back to its start, and whether it is advice. */
function shapeOf({ acyclic, reflexive, advice }: RelationDefinition): string {
  const followed = advice ? ' Advice: `paths` follows it only if the query names it.' : '';
  if (acyclic) return ` The relation has no cycles.${followed}`;
  return (reflexive ? ' May join a node to itself.' : '') + followed;
}

/** Lists the rules that the importer checks on every record. */
const ruleList = (items: readonly string[]): string =>
  items.length === 0 ? '' : `The importer refuses a seed that breaks one of these rules:\n\n${items.join('\n')}`;

function shortcutTable({ plural, shortcuts }: KindDefinition): string {
  const rows = Object.entries(shortcuts ?? {}).map(([name, { description }]) => [`\`${name}\``, description]);
  return rows.length === 0 ? '' : markdownTable([`argument of \`${plural}\``, 'meaning'], rows);
}

/** Lists how the units of an enum convert. */
const quantityList = ({ quantities }: EnumDefinition): string =>
  Object.entries(quantities ?? {})
    .map(([quantity, units]) => {
      const counts = Object.entries(units).map(([unit, count]) => `${count} \`${unit}\``);
      return `Units of ${quantity}: ${counts.join(' = ')}.`;
    })
    .join('\n');

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
      return `list of ${property.record} (${Object.entries(property.fields).map(fieldName).join(', ')})`;
    default:
      return property.type;
  }
}

const fieldName = ([name, field]: readonly [string, ScalarProperty]): string =>
  [name, boundsOf(field)].filter((part) => part !== '').join(' ');
