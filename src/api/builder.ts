import SchemaBuilder, { type InputFieldMap, type InputRef, type OutputRef } from '@pothos/core';
import type { PageSizes } from '../base/limits.ts';
import type { TimeSlice } from '../base/slice.ts';
import {
  type EnumDefinition,
  needsEvidence,
  type Property,
  type RelationDefinition,
  type UnionDefinition,
} from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import type { EdgeResult, HitResult, NodeResult, ReleaseResult, SearchResult } from '../plan/result.ts';

/** The context of resolvers, beside the result tree. */
export interface ApiContext {
  /** Gives other requests their turn while graphql-js completes a large answer. */
  readonly slice: TimeSlice;
}

export interface ApiTypes {
  DefaultFieldNullability: false;
  Context: ApiContext;
}

const makeBuilder = () => new SchemaBuilder<ApiTypes>({ defaultFieldNullability: false });
type Builder = ReturnType<typeof makeBuilder>;
export type InputBuilder = Parameters<Parameters<Builder['inputType']>[1]['fields']>[0];
/** The field builder of an object type. */
export type ObjectFields<Source> =
  Builder extends PothosSchemaTypes.SchemaBuilder<infer Schema>
    ? PothosSchemaTypes.ObjectFieldBuilder<Schema, Source>
    : never;
export type Input = InputRef<unknown>;

/** The part of Pothos' argument builder that this schema uses. The builder of input fields has the same shape. */
export interface ArgBuilder {
  (options: {
    readonly type: Input | [Input] | ReturnType<Types['value']> | 'ID';
    readonly description: string;
    readonly required?: boolean;
    readonly defaultValue?: unknown;
  }): InputFieldMap[string];
  int(options: { readonly description: string; readonly defaultValue?: number }): InputFieldMap[string];
  string(options: { readonly description: string }): InputFieldMap[string];
}

/**
 * The schema of a graph during its construction: the builder, and types by name, so that they can refer to each other.
 */
export class Types {
  readonly graph: Graph;
  readonly pageSizes: PageSizes;
  readonly builder: Builder = makeBuilder();
  private readonly known = new Map<string, unknown>();
  private readonly inputs = new Map<string, Input>();

  constructor(graph: Graph, pageSizes: PageSizes) {
    this.graph = graph;
    this.pageSizes = pageSizes;
  }

  /** Returns a type by name; the first call makes it. A name always has one sort of type, as GraphQL requires. */
  once<T>(name: string, make: () => T): T {
    if (!this.known.has(name)) this.known.set(name, make());
    return this.known.get(name) as T;
  }

  node = (kind: string) => this.once(kind, () => this.builder.objectRef<NodeResult>(kind));
  entity = () => this.once('Entity', () => this.builder.interfaceRef<NodeResult>('Entity'));
  /** The interface of everything with its own evidence: edges, and parts of research results. */
  evidenced = () => this.once('Evidenced', () => this.builder.interfaceRef<unknown>('Evidenced'));
  /** The interface of edges whose evidence is summed up. */
  evidencedEdge = () => this.once('EvidencedEdge', () => this.builder.interfaceRef<EdgeResult>('EvidencedEdge'));
  /** Returns the interfaces that the edges of a relation have for their evidence. */
  edgeInterfaces = (relation: RelationDefinition) =>
    needsEvidence(relation) ? [this.evidenced(), ...(this.graph.evidence.support ? [this.evidencedEdge()] : [])] : [];
  subjects = ({ union }: UnionDefinition) => this.once(union, () => this.builder.interfaceRef<NodeResult>(union));
  relayNode = () => this.once('Node', () => this.builder.interfaceRef<NodeResult>('Node'));
  searchHit = () => this.once('SearchHit', () => this.builder.objectRef<HitResult>('SearchHit'));
  searchConnection = () =>
    this.once('SearchConnection', () => this.builder.objectRef<SearchResult>('SearchConnection'));
  release = () => this.once('Release', () => this.builder.objectRef<ReleaseResult>('Release'));

  /** Returns an input type; the first call makes it. Its fields may refer to the type itself. */
  input(name: string, description: string, fields: (t: InputBuilder) => InputFieldMap, isOneOf = false): Input {
    const known = this.inputs.get(name);
    if (known) return known;
    const ref = this.builder.inputRef<object>(name);
    this.inputs.set(name, ref);
    ref.implement({ description, isOneOf, fields });
    return ref;
  }

  enum = (definition: EnumDefinition) =>
    this.once(definition.name, () =>
      this.builder.enumType(definition.name, {
        description: definition.description,
        values: Object.fromEntries(
          Object.entries(definition.values).map(([value, description]) => [value, { description, value }]),
        ),
      }),
    );

  kindEnum = () =>
    this.once('EntityKind', () =>
      this.builder.enumType('EntityKind', {
        description: 'The kinds of entity in the graph.',
        values: Object.fromEntries(
          [...this.graph.kinds.values()].map(({ name, definition }) => [
            constantCase(name),
            { description: definition.description, value: name },
          ]),
        ),
      }),
    );

  relationEnum = () =>
    this.once('RelationType', () =>
      this.builder.enumType('RelationType', {
        description: 'The relations of the graph.',
        values: Object.fromEntries(
          [...this.graph.relations.values()].map(({ name, description }) => [
            constantCase(name),
            { description, value: name },
          ]),
        ),
      }),
    );

  kindCount = () =>
    this.once('KindCount', () =>
      this.builder.objectRef<{ readonly name: string; readonly count: number }>('KindCount').implement({
        description: 'The number of entities of a kind.',
        fields: (t) => ({
          kind: t.field({ type: this.kindEnum(), description: 'The kind.', resolve: (source) => source.name }),
          count: t.exposeInt('count', { description: 'Number of entities.' }),
        }),
      }),
    );

  direction = () =>
    this.once('OrderDirection', () =>
      this.builder.enumType('OrderDirection', {
        description:
          'The direction of an order. Missing values come last in both directions; strings are in the order of ' +
          'code points.',
        values: {
          ASC: { description: 'From small to large, from A to Z, in the declared order of an enum.', value: 'ASC' },
          DESC: { description: 'From large to small, from Z to A.', value: 'DESC' },
        },
      }),
    );

  /** Returns the type of one value of a property: an enum, or a scalar by name. */
  value(property: Property) {
    if (property.type === 'enum') return this.enum(property.enum);
    if (property.type === 'list' && property.of !== 'string') return this.enum(property.of);
    return scalars[property.type];
  }

  /** Returns the same type for output, where GraphQL checks the value of a resolver at run time. */
  output(property: Property): OutputRef<unknown> {
    // Pothos accepts a scalar's name in the place of a reference; only its TypeScript types differ.
    return this.value(property) as unknown as OutputRef<unknown>;
  }

  id = (): OutputRef<unknown> => 'ID' as unknown as OutputRef<unknown>;
}

const scalars = {
  string: 'String',
  list: 'String',
  records: 'String',
  int: 'Int',
  float: 'Float',
  boolean: 'Boolean',
  enum: 'String',
} as const;

export const pascalCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
/** Returns a type's name with its article: "a Food", "an Author". */
export const withArticle = (name: string): string => `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
export const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
export const constantCase = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
