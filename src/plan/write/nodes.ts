import {
  type FieldNode,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { must } from '../../base/must.ts';
import type { PropertyValue } from '../../model/data.ts';
import type { Document } from '../collect.ts';
import { type FieldMeaning, meaningOf } from '../meaning.ts';
import type { Connection, NodeSelection, PlannedField } from '../plan.ts';
import { momentOf } from './moment.ts';
import { repeatingWriter } from './repeats.ts';
import { nullText, type Run } from './run.ts';
import type { EdgesPlace, FieldOwner, FieldPlace, Page, Source, WriteProperty } from './source.ts';
import {
  fieldsOf,
  fieldWriter,
  missingValue,
  resolvedField,
  resolverOf,
  type SelectedField,
  valueWriter,
} from './values.ts';
import { choiceWriter, listWriter, objectWriter, via, type Writer, type WrittenField } from './writer.ts';

/** The writer of a field, before it has its alias. */
export type Field<R, S> = Omit<WrittenField<R, S>, 'alias'>;

type PropertyMeaning = FieldMeaning & { readonly read: 'property' | 'edgeProperty' };

/** Compiles writers of nodes, of their edges and of lists. */
export class NodeWriters<R, N, P extends Page> {
  readonly document: Document;
  readonly source: Source<R, N, P>;
  /** The number of lists around the writers that are being compiled. */
  private lists = 0;
  private repeating = 0;

  constructor(document: Document, source: Source<R, N, P>) {
    this.document = document;
    this.source = source;
  }

  /** Compiles the writer of a list's items. */
  inList<T>(compile: () => T): T {
    this.lists += 1;
    const compiled = compile();
    this.lists -= 1;
    return compiled;
  }

  /** Writes a node of each kind that a type admits. */
  node(type: GraphQLNamedOutputType, nodes: readonly FieldNode[], selections: readonly NodeSelection[]): Writer<R, N> {
    const writer = this.anyNode(type, nodes, selections);
    // One list has each node once, but the lists of several nodes share many.
    if (this.lists < 2) return writer;
    return repeatingWriter(writer, this.repeating++, (reader) => this.source.workOf(reader));
  }

  private anyNode(type: GraphQLNamedOutputType, nodes: readonly FieldNode[], selections: readonly NodeSelection[]) {
    const types = isAbstractType(type) ? this.document.schema.getPossibleTypes(type) : [type].filter(isObjectType);
    const writers = new Map(
      types.map((kind) => {
        const selection = must(
          selections.find((one) => one.kind === kind.name),
          kind.name,
        );
        return [kind.name, this.nodeOf(kind, nodes, selection)];
      }),
    );
    const [only, ...others] = writers.values();
    if (only && others.length === 0) return only;
    const kindOf = this.source.kindOf(selections);
    return choiceWriter([...writers.values()], ({ reader }, node) => {
      const kind = kindOf(reader, node);
      return must(writers.get(kind), kind);
    });
  }

  private nodeOf(type: GraphQLObjectType, nodes: readonly FieldNode[], selection: NodeSelection): Writer<R, N> {
    // Whether the text depends on the node alone, and takes longer than a copy.
    let isKept = selection.properties.length > 1;
    const writer = objectWriter(
      fieldsOf<R, N>(this.document, type, nodes, (field) => {
        const meaning = meaningOf(field.definition);
        if (!meaning) return constantField(field, { kind: type.name, properties: {}, fields: {} });
        if (meaning.read !== 'property') {
          isKept = false;
          return this.nodeField(field, selection);
        }
        const direct = this.source.property(selection, meaning.property);
        isKept &&= direct !== null && !hasArguments(field);
        const value = (name: string) => {
          const read = this.source.value(selection, name);
          return (from: N) => read(from);
        };
        return this.property<N>(field, meaning, value, direct);
      }),
    );
    return (isKept && this.source.strings?.keep(writer)) || writer;
  }

  /** Writes a field that traverses. @param owner the part of the plan that has the field. */
  nodeField(field: SelectedField, owner: FieldOwner): Field<R, N> {
    const { alias, definition, nodes } = field;
    const planned = plannedFor(owner.fields, field);
    const type = getNamedType(definition.type);
    const place = <T extends PlannedField['read']>(read: T): FieldPlace<T> => ({ owner, field: planned, read });
    const { read } = planned;
    if (read.type === 'connection') {
      const page = this.source.list(place(read));
      const lead = (run: Run<R>, node: N) => page(run.reader, node);
      const value = fieldWriter(field, lead, this.list(type, nodes, read));
      return { value, isList: true, isMoment: momentOf(read) };
    }
    if (read.type === 'toOne') {
      const far = this.source.toOne(place(read));
      const lead = (run: Run<R>, node: N) => far(run.reader, node);
      return { value: fieldWriter(field, lead, this.node(type, nodes, read.nodes)) };
    }
    const edge = this.source.edge(place(read));
    const check = resolverOf<R>(field);
    const unfound = { fields: { [alias]: null } };
    const lead = (run: Run<R>, node: N) => {
      // The resolver refuses a wrong id.
      check(run, unfound);
      return edge(run.reader, node);
    };
    return { value: fieldWriter(field, lead, this.edge(type, nodes, { list: read, view: read.view })) };
  }

  /**
   * Writes a property. Where the query has arguments for it, the resolver converts the value.
   * @param direct writes the value at once; null if the source cannot.
   */
  private property<S>(
    field: SelectedField,
    { property, units = [] }: PropertyMeaning,
    reads: (name: string) => (from: S, i: number) => PropertyValue,
    direct: WriteProperty<S> | null,
  ): Field<R, S> {
    if (hasArguments(field)) {
      const values = [property, ...units].map((name) => [name, reads(name)] as const);
      return this.converted(field, values);
    }
    const usual = (): Writer<R, S> => {
      const read = reads(property);
      return fieldWriter(field, (_, from: S, i) => read(from, i), this.writerOf(field));
    };
    return direct ? directField(field, direct, usual) : { value: usual() };
  }

  /** Writes a property that its resolver converts. @param values of the property, and those that convert it. */
  private converted<S>(
    field: SelectedField,
    values: readonly (readonly [name: string, read: (from: S, i: number) => PropertyValue])[],
  ): Field<R, S> {
    const resolve = resolverOf<R>(field);
    const lead = (run: Run<R>, from: S, i: number) =>
      resolve(run, { properties: Object.fromEntries(values.map(([name, read]) => [name, read(from, i)])) });
    return { value: fieldWriter(field, lead, this.writerOf(field)) };
  }

  private writerOf(field: SelectedField): Writer<R, never> {
    return valueWriter<R>(this.document, getNamedType(field.definition.type), field);
  }

  /** Writes a page of a list. */
  list(type: GraphQLNamedOutputType, nodes: readonly FieldNode[], list: Connection): Writer<R, P> {
    return this.inList(() => this.page(type, nodes, list));
  }

  private page(type: GraphQLNamedOutputType, nodes: readonly FieldNode[], list: Connection): Writer<R, P> {
    return objectWriter(
      fieldsOf<R, P>(this.document, this.objectType(type), nodes, (field) => {
        const read = meaningOf(field.definition)?.read;
        const inner = getNamedType(field.definition.type);
        if (read === 'edges') {
          return { value: listWriter(this.edge(inner, field.nodes, { list, view: plannedFor(list.edges, field) })) };
        }
        if (read !== 'nodes') return resolvedField<R, P>(this.document, field);
        const view = plannedFor(list.nodes, field);
        const item = this.source.item(list, view);
        const lead = (run: Run<R>, page: P, i: number) => item(run.reader, page, i);
        return { value: listWriter(via(lead, this.node(inner, field.nodes, view.nodes))) };
      }),
    );
  }

  private edge(type: GraphQLNamedOutputType, nodes: readonly FieldNode[], place: EdgesPlace): Writer<R, P> {
    const { view } = place;
    return objectWriter(
      fieldsOf<R, P>(this.document, this.objectType(type), nodes, (field) => {
        const meaning = must(meaningOf(field.definition), field.definition.name);
        const inner = getNamedType(field.definition.type);
        switch (meaning.read) {
          case 'cursor': {
            const cursor = this.source.cursor(place);
            const write = ({ out, reader }: Run<R>, page: P, i: number) => out.string(cursor(reader, page, i));
            return { value: { write }, placesErrors: true };
          }
          case 'node': {
            const one = plannedFor(view.node, field);
            const far = this.source.edgeNode(place, one);
            const lead = (run: Run<R>, page: P, i: number) => far(run.reader, page, i);
            return { value: via(lead, this.node(inner, field.nodes, one.nodes)) };
          }
          case 'evidence': {
            const one = plannedFor(view.evidence, field);
            const evidence = this.source.evidence(place, one);
            const lead = (run: Run<R>, page: P, i: number) => evidence(run.reader, page, i);
            const item = via(
              (_: Run<R>, found: readonly N[], i: number) => found[i] as N,
              this.node(inner, field.nodes, one.nodes),
            );
            return { value: via(lead, listWriter(item)) };
          }
          case 'edgeProperty': {
            const reads = (name: string) => this.source.edgeValue(place, name);
            return this.property<P>(field, meaning, reads, this.source.edgeProperty(place, meaning.property));
          }
          default:
            throw new Error(`${field.definition.name} is not a field of an edge`);
        }
      }),
    );
  }

  objectType(type: GraphQLNamedOutputType): GraphQLObjectType {
    if (!isObjectType(type)) throw new Error(`${type.name} is not an object type`);
    return type;
  }
}

const hasArguments = ({ nodes }: SelectedField): boolean => Boolean(nodes[0]?.arguments?.length);

/** Finds the part of a plan that reads a selected field. */
export const plannedFor = <T extends { readonly alias: string }>(parts: readonly T[], { alias }: SelectedField): T =>
  must(
    parts.find((part) => part.alias === alias),
    `the plan of ${alias}`,
  );

/**
 * Writes a property without the way through a value. Its scope holds little, since plans are kept.
 * @param usual writes the values that take that way.
 */
function directField<R, S>(
  { alias, definition, nodes, parent }: SelectedField,
  direct: WriteProperty<S>,
  usual: () => Writer<R, S>,
): Field<R, S> {
  const { type, name } = definition;
  const required = isNonNullType(type);
  const owner = parent.name;
  const write = (run: Run<R>, from: S, i: number) => {
    const isWritten = direct(run.out, from, i);
    if (isWritten) return;
    if (isWritten === null) {
      run.path.push(alias);
      usual().write(run, from, i);
      run.path.pop();
      return;
    }
    if (required) throw run.fail(new Error(missingValue(owner, name)), nodes, alias);
    run.out.raw(nullText);
  };
  return { value: { write }, placesErrors: true };
}

/** Writes a field whose value is the same for all nodes of a kind. */
function constantField(field: SelectedField, source: object): { readonly value: string } {
  const type = getNamedType(field.definition.type);
  const value = field.definition.resolve?.(source, {}, undefined, undefined as never);
  if (!isLeafType(type)) throw new Error(`${field.definition.name} has no plan`);
  return { value: JSON.stringify(type.serialize(value)) };
}
