import {
  type GraphQLError,
  type GraphQLObjectType,
  getNamedType,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { must } from '../../base/must.ts';
import { collectFields } from '../collect.ts';
import { refuseUnknownSources, unknownIds } from '../ids.ts';
import { meaningOf } from '../meaning.ts';
import type { ById, ByIds, NodesView, Plan, PlannedField, Root, Search } from '../plan.ts';
import type { BoundOperation } from '../prepare.ts';
import { searchFields } from '../result.ts';
import { momentOf } from './moment.ts';
import { type Field, NodeWriters, plannedFor } from './nodes.ts';
import { outcomeWriter } from './outcome.ts';
import type { Run } from './run.ts';
import type { Page, Source } from './source.ts';
import { fieldsOf, fieldWriter, resolvedField, resolverOf, type SelectedField, valueWriter } from './values.ts';
import { listWriter, objectWriter, via, type Writer } from './writer.ts';

/** Writes the data of an answer. */
export interface DataWriter<R> extends Writer<R, null> {
  /** The size of the last answer, as a guess for the next one. */
  usualBytes: number;
}

const introspection: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * Compiles the writer of a plan's answers. The selection sets say what it writes and in which order, and the plan says
 * where the source finds it.
 * @returns null for an operation that only graphql-js can answer: one that reads the schema.
 */
export function compileWriter<R, N, P extends Page>(
  { plan, selection: { document, operation } }: Pick<BoundOperation, 'plan' | 'selection'>,
  source: Source<R, N, P>,
): DataWriter<R> | null {
  const type = document.schema.getQueryType();
  if (!type || operation.operation !== OperationTypeNode.QUERY) return null;
  for (const [node] of collectFields(document, type, [operation.selectionSet]).values()) {
    if (node && introspection.has(node.name.value)) return null;
  }
  return new RootWriters(plan, new NodeWriters(document, source)).data(type, operation);
}

/** Compiles writers of root fields. */
class RootWriters<R, N, P extends Page> {
  private readonly plan: Plan;
  private readonly nodes: NodeWriters<R, N, P>;

  constructor(plan: Plan, nodes: NodeWriters<R, N, P>) {
    this.plan = plan;
    this.nodes = nodes;
  }

  data(type: GraphQLObjectType, operation: OperationDefinitionNode): DataWriter<R> {
    const { document } = this.nodes;
    const fields = fieldsOf<R, null>(document, type, [operation], (field) => this.root(field));
    return { ...this.checked(objectWriter(fields)), usualBytes: 0 };
  }

  /** Refuses the operation for an unknown source in a limit by evidence, before anything is written. */
  private checked(writer: Writer<R, null>): Writer<R, null> {
    const subjects = this.plan.slots.flatMap(({ ...slot }) => (slot.use === 'sourceIds' ? [slot.subject] : []));
    if (subjects.length === 0) return writer;
    const readers = new Map(
      subjects.map((subject) => {
        const root = this.rootOf(subject);
        return [subject, this.nodes.source.byIds(root, root.read as ByIds)];
      }),
    );
    const check = ({ bound, reader }: Run<R>) =>
      refuseUnknownSources(this.plan, bound.values, (subject) => readers.get(subject)?.(reader) ?? []);
    const { write, steps } = writer;
    return {
      write(run, from, i) {
        check(run);
        write(run, from, i);
      },
      ...(steps && {
        *steps(run: Run<R>, from: null, i: number) {
          check(run);
          yield* steps(run, from, i);
        },
      }),
    };
  }

  private root(field: SelectedField): Field<R, null> {
    const { source } = this.nodes;
    const { alias, definition, nodes } = field;
    const type = getNamedType(definition.type);
    const research = this.plan.research.find((one) => one.alias === alias);
    if (research) {
      const named = outcomeWriter(this.nodes, this.plan.roots, this.nodes.objectType(type), nodes, alias);
      const outcome = source.outcome(alias);
      return { value: fieldWriter(field, (run: Run<R>) => outcome(run.reader), named) };
    }
    const root = this.rootOf(alias);
    const { read } = root;
    const refusal = this.refusalOf(alias);
    const reads =
      <T>(lead: (run: Run<R>) => T) =>
      (run: Run<R>) =>
        refusal(run) ?? lead(run);
    switch (read.type) {
      case 'byId': {
        const found = source.byId(root, read);
        const lead = reads(({ reader }) => found(reader));
        return { value: fieldWriter(field, lead, this.nodes.node(type, nodes, read.nodes)) };
      }
      case 'byIds':
      case 'byXref': {
        const found = source.byIds(root, read);
        const lead = reads(({ reader }) => found(reader));
        const node = this.nodes.inList(() => this.nodes.node(type, nodes, read.nodes));
        return { value: fieldWriter({ ...field, isLong: true }, lead, node) };
      }
      case 'connection': {
        const page = source.rootList(root, read);
        const lead = reads(({ reader }) => page(reader));
        const value = fieldWriter(field, lead, this.nodes.list(type, nodes, read));
        return { value, isList: true, isMoment: momentOf(read) };
      }
      case 'search':
        return {
          value: fieldWriter(
            field,
            ({ bound }: Run<R>) => foundBy(bound, alias),
            this.nodes.inList(() => this.search(field, root, read)),
          ),
        };
      case 'release': {
        const release = source.release(root);
        return { value: fieldWriter(field, ({ reader }: Run<R>) => release(reader), this.release(field, read.fields)) };
      }
      default:
        throw new Error(`no field reads ${read.type}`);
    }
  }

  private rootOf(alias: string): Root {
    return must(
      this.plan.roots.find((root) => root.alias === alias),
      `the plan of ${alias}`,
    );
  }

  /** Returns how to find the error of a root field with a wrong or an unknown id. */
  private refusalOf(alias: string): (run: Run<R>) => GraphQLError | null {
    const subjects = this.plan.slots.flatMap((slot, i) => {
      if (slot.use !== 'id' || slot.root !== alias || slot.subject === null) return [];
      const root = this.rootOf(slot.subject);
      const exists = this.nodes.source.byId(root, root.read as ById);
      return [{ exists, error: ({ values }: BoundOperation) => unknownIds(slot.field, [values[i]]) }];
    });
    return ({ bound, reader }) => {
      const refused = bound.refused.get(alias);
      if (refused) return refused;
      const unknown = subjects.find(({ exists }) => exists(reader) === null);
      return unknown ? unknown.error(bound) : null;
    };
  }

  private release({ definition, nodes }: SelectedField, planned: readonly PlannedField[]) {
    type Released = ReturnType<ReturnType<Source<R, N, P>['release']>>;
    const type = this.nodes.objectType(getNamedType(definition.type));
    return objectWriter(
      fieldsOf<R, Released>(this.nodes.document, type, nodes, (field) => {
        if (!meaningOf(field.definition)) return resolvedField(this.nodes.document, field);
        const { value, ...rest } = this.nodes.nodeField(field, { properties: [], fields: planned });
        if (typeof value === 'string') return { value, ...rest };
        return { value: via((_: Run<R>, { node }: Released) => node, value), ...rest };
      }),
    );
  }

  private search({ definition, nodes }: SelectedField, root: Root, read: Search): Writer<R, Found> {
    const { document, source } = this.nodes;
    const type = this.nodes.objectType(getNamedType(definition.type));
    return objectWriter(
      fieldsOf<R, Found>(document, type, nodes, (field) => {
        const inner = getNamedType(field.definition.type);
        const meaning = meaningOf(field.definition)?.read;
        const nodeOf = (views: readonly NodesView[], of: SelectedField) => {
          const view = plannedFor(views, of);
          const hit = source.hit(root, read, view);
          const lead = (run: Run<R>, _: Found, i: number) => hit(run.reader, i);
          return via(lead, this.nodes.node(getNamedType(of.definition.type), of.nodes, view.nodes));
        };
        if (meaning === 'nodes') return { value: listWriter(nodeOf(read.nodes, field)) };
        if (meaning !== 'edges') return resolvedField(document, field);
        const edges = plannedFor(read.edges, field);
        const fields = fieldsOf<R, Found>(document, this.nodes.objectType(inner), field.nodes, (ofHit) => {
          if (meaningOf(ofHit.definition)) return { value: nodeOf(edges.node, ofHit) };
          const resolve = resolverOf<R>(ofHit);
          const lead = (run: Run<R>, { hits }: Found, i: number) => resolve(run, hits[i]);
          return { value: fieldWriter(ofHit, lead, valueWriter(document, getNamedType(ofHit.definition.type), ofHit)) };
        });
        return { value: listWriter(objectWriter(fields)) };
      }),
    );
  }
}

/** The hits of a search, and the fields of their page. */
type Found = ReturnType<typeof foundBy>;

function foundBy({ searches }: BoundOperation, alias: string) {
  const page = must(searches.get(alias), `the hits of ${alias}`);
  return { ...searchFields(page), hits: page.hits, length: page.hits.length };
}
