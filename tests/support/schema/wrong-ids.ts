/**
 * Writes operations with a wrong id for each argument of each root field that accepts ids. The tests of wrong ids in
 * the API and on Neo4j send them.
 */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isRequiredArgument,
} from 'graphql';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { sampleIds } from './sample-ids.ts';

/** Root fields that accept ids of any kind. */
const anyKind = ['node', 'nodes', 'paths', 'neighbourhood'];

/** An operation with a wrong id. */
export interface WrongId {
  /** The problem of the id: malformed, of a kind that the argument does not accept, or unknown. */
  readonly wrong: 'malformed' | 'kind' | 'unknown';
  readonly field: string;
  /** Whether the field returns the entity itself, so that it may return null for an unknown id. */
  readonly isLookup: boolean;
  readonly id: string;
  /** The wrong field has the alias `a`. Around it are the release and a valid lookup `b`. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Returns operations with each wrong id, as a literal and as a variable. */
export function wrongIds(schema: GraphQLSchema, graph: Graph, data: GraphData): readonly WrongId[] {
  const sample = sampleIds(data);
  const evidence = data.nodes.find(({ kind }) => kind === graph.evidence.kind)?.id ?? '';
  const another = data.nodes.find(({ kind }) => kind !== graph.evidence.kind)?.id ?? '';
  // `byXref` accepts identifiers of other vocabularies, and any string may be one.
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => name !== 'byXref');
  return fields.flatMap((field) =>
    field.args
      .filter(({ type }) => getNamedType(type).name === 'ID')
      .flatMap((arg) => {
        const right = sample(arg);
        const kind = graph.kindOfId(right);
        const ids = [
          ['malformed', 'x'],
          ['malformed', 'No id: "quoted"\n'],
          ['malformed', ''],
          ...(anyKind.includes(field.name) || arg.name === 'anything'
            ? []
            : [['kind', kind?.name === graph.evidence.kind ? another : evidence] as const]),
          ['unknown', `${kind?.definition.idPrefix}:no-such-thing`],
        ] as const;
        return ids.flatMap(([wrong, id]) => {
          const isLookup = field.name === 'nodes' || arg.name === 'id';
          const isList = isListType(getNullableType(arg.type));
          const write = (operand: string) => select(field, arg, operand, sample);
          const around = (operand: string) =>
            `{ before: release { version } a: ${write(operand)} ` +
            `b: node(id: ${JSON.stringify(right)}) { id } after: __typename }`;
          const list = (value: string) => (isList ? `[${JSON.stringify(right)}, ${value}]` : value);
          const common = { wrong, field: field.name, isLookup, id };
          return [
            { ...common, document: around(list(JSON.stringify(id))), variables: {} },
            { ...common, document: `query ($v: ID!) ${around(list('$v'))}`, variables: { v: id } },
          ];
        });
      }),
  );
}

function select(
  field: GraphQLField<unknown, unknown>,
  arg: GraphQLArgument,
  operand: string,
  sample: (arg: GraphQLArgument) => string,
): string {
  const others = field.args.filter((other) => other !== arg && isRequiredArgument(other));
  // The two ends of a path must differ.
  const values = others.map((other) =>
    getNamedType(other.type).name === 'ID'
      ? `${other.name}: ${JSON.stringify(['b', 'to', 'from'].includes(other.name) ? 'nutrient:iron' : sample(other))}`
      : `${other.name}: ${emptyValue(other)}`,
  );
  return `${field.name}(${[`${arg.name}: ${operand}`, ...values].join(', ')}) { __typename }`;
}

/** Returns a value for a required argument that takes no ids. */
const emptyValue = ({ type }: GraphQLArgument): string => {
  if (isListType(getNullableType(type))) return '[]';
  return getNamedType(type).name === 'String' ? '"a"' : 'null';
};
