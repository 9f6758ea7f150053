import { must } from '../base/must.ts';
import type { PropertyValue, PropertyValues } from '../model/data.ts';
import type { Graph, Kind } from '../model/graph.ts';
import { expectedIds, wrongId } from '../model/id.ts';
import type { DistinctCheck } from './distinct.ts';
import type { Problems } from './problems.ts';
import { fieldsOf, quickRow } from './quick-row.ts';
import { positionOfField, type RawRecord, type Report, show } from './raw.ts';
import type { CsvHeading } from './read/csv.ts';
import type { OnCells } from './read/csv-tokenizer.ts';
import type { RuleChecks } from './rules/check.ts';
import { isRefused } from './rules/subject.ts';
import type { SeedNodes } from './seed-nodes.ts';
import { type Shape, shapeOfKind } from './shape.ts';
import { checkProperties } from './values.ts';
import { checkXrefs } from './xrefs.ts';

const noEnds = { from: -1, to: -1 };

/**
 * Checks the records of kinds and adds the nodes to the graph. It also adds a node with a wrong property, so that the
 * importer does not refuse the node's edges for it.
 */
export class NodeImport {
  private readonly graph: Graph;
  private readonly nodes: SeedNodes;
  private readonly rules: RuleChecks;
  private readonly distinct: DistinctCheck;
  private readonly report: Report;
  private readonly shapes: ReadonlyMap<string, Shape>;

  constructor(graph: Graph, nodes: SeedNodes, rules: RuleChecks, distinct: DistinctCheck, problems: Problems) {
    this.graph = graph;
    this.nodes = nodes;
    this.rules = rules;
    this.distinct = distinct;
    this.report = problems.reporter('nodes');
    this.shapes = new Map([...graph.kinds.values()].map((kind) => [kind.name, shapeOfKind(kind)]));
  }

  /** Checks one record in full. */
  add(record: RawRecord): void {
    const { typeName } = record;
    const kind = this.graph.kind(typeName);
    const values = checkProperties(record, this.shapeOf(typeName), this.report);
    const { id } = values;
    if (typeof id !== 'string') return;
    const wrong = wrongId(this.graph, id, [typeName]);
    if (wrong !== null) {
      const message = `${typeName}.id: ${show(id)} is ${wrong}. ${expectedIds(this.graph, [typeName])}`;
      this.report(positionOfField(record, 'id'), message);
    }
    checkXrefs(this.graph, record, this.report);
    const earlier = this.nodes.numberOf(id);
    if (earlier === undefined) {
      this.accept(kind, id, named(kind, values), record, record);
    } else {
      const { file, line } = this.nodes.positionOf(earlier);
      const message = `the id ${id} is already taken at ${file}:${line}. Merge the two, or choose another id.`;
      this.report(record, message);
    }
  }

  /** Returns the function that takes the rows of a CSV file. */
  table(heading: CsvHeading): OnCells {
    const { file, typeName, columns } = heading;
    const kind = this.graph.kind(typeName);
    const read = quickRow(this.shapeOf(typeName).properties, [...columns]);
    return (cells, line) => {
      const values = read(cells);
      const id = values?.id;
      if (values && typeof id === 'string' && this.isFree(kind, id)) {
        this.accept(kind, id, named(kind, values), { file, line }, undefined);
      } else {
        this.add({ ...heading, line, fields: fieldsOf(columns, cells, line) });
      }
    };
  }

  private isFree(kind: Kind, id: string): boolean {
    return this.graph.kindOfId(id) === kind && this.nodes.numberOf(id) === undefined;
  }

  private accept(
    kind: Kind,
    id: string,
    properties: PropertyValues,
    { file, line }: { readonly file: string; readonly line: number },
    record: RawRecord | undefined,
  ): void {
    const { name: typeName } = kind;
    const place = this.nodes.add(typeName, id, properties, { file, line });
    if (record) {
      for (const [name, value] of Object.entries(properties)) {
        if (isRefused(value, record, name)) this.nodes.refuse(place, name);
      }
    }
    this.rules.see({ typeName, file, line, properties, record, place, ends: noEnds });
    this.distinct.see(kind, place, properties);
  }

  private shapeOf(typeName: string): Shape {
    return must(this.shapes.get(typeName), `the shape of ${typeName}`);
  }
}

/** Adds the name of a node whose kind takes it from another property. */
function named({ definition: { nameFrom } }: Kind, values: Record<string, PropertyValue>): PropertyValues {
  if (nameFrom === undefined) return values;
  const { id = null } = values;
  return { id, name: values[nameFrom] ?? null, ...values };
}
