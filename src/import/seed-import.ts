import { GraphBuilder } from '../columns/builder.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { Graph } from '../model/graph.ts';
import { Derivation } from './derive.ts';
import { Differences, isDifference } from './differences.ts';
import { DistinctCheck } from './distinct.ts';
import { edgeTable } from './edge-rows.ts';
import { type EdgeContext, RelationImport } from './edges.ts';
import { checkHeading } from './headings.ts';
import { NodeImport } from './nodes.ts';
import type { Problems } from './problems.ts';
import { fieldsOf } from './quick-row.ts';
import type { Position, RawRecord } from './raw.ts';
import type { CsvHeading } from './read/csv.ts';
import type { OnCells } from './read/csv-tokenizer.ts';
import type { Receiver } from './read/read.ts';
import type { Section } from './read/yaml.ts';
import { checkRelease } from './release.ts';
import { RuleChecks } from './rules/check.ts';
import { SeedNodes } from './seed-nodes.ts';
import { checkStructure } from './structure.ts';

/**
 * Checks each record and lays it out, without keeping the record. At the end it runs the checks that need the whole
 * graph, on numbers. All nodes must come before the first edge.
 */
export class SeedImport implements Receiver {
  private readonly graph: Graph;
  private readonly problems: Problems;
  private readonly builder: GraphBuilder;
  private readonly nodes: SeedNodes;
  private readonly rules: RuleChecks;
  private readonly derivation: Derivation;
  private readonly differences: Differences;
  private readonly distinct: DistinctCheck;
  private readonly nodeImport: NodeImport;
  private readonly context: EdgeContext;
  private readonly relations: ReadonlyMap<string, RelationImport>;
  private releaseRecord: RawRecord | undefined;

  constructor(graph: Graph, problems: Problems) {
    const builder = new GraphBuilder(graph);
    const nodes = new SeedNodes(builder);
    const positionOf = (typeName: string, place: number): Position =>
      this.relations.get(typeName)?.positions.at(place) ?? nodes.positionOf(place);
    const rules = new RuleChecks(graph, nodes, positionOf, problems);
    const derivation = new Derivation(graph, nodes, builder);
    const context = { graph, builder, nodes, rules, derivation, problems };
    this.graph = graph;
    this.problems = problems;
    this.builder = builder;
    this.nodes = nodes;
    this.rules = rules;
    this.derivation = derivation;
    this.context = context;
    this.differences = new Differences(graph, nodes, problems.reporter('edges'));
    this.distinct = new DistinctCheck(graph, nodes, this.differences, problems.reporter('structure'));
    this.nodeImport = new NodeImport(graph, nodes, rules, this.distinct, problems);
    this.relations = new Map(
      [...graph.relations.values()].map((relation) => [relation.name, new RelationImport(relation, context)]),
    );
  }

  isLate(typeName: string): boolean {
    return this.relations.has(typeName) || isDifference(this.graph, typeName);
  }

  release(record: RawRecord): void {
    this.releaseRecord = record;
  }

  section({ heading, records }: Section): void {
    checkHeading(this.graph, heading, this.problems.reporter('headings'));
    const relation = this.relations.get(heading.typeName);
    if (relation) for (const record of records) relation.add(record);
    else if (isDifference(this.graph, heading.typeName)) for (const record of records) this.differences.add(record);
    else if (this.graph.kinds.has(heading.typeName)) for (const record of records) this.nodeImport.add(record);
  }

  table(heading: CsvHeading): OnCells {
    checkHeading(this.graph, heading, this.problems.reporter('headings'));
    const relation = this.relations.get(heading.typeName);
    if (relation) return edgeTable(relation, heading, this.context);
    if (isDifference(this.graph, heading.typeName))
      return (cells, line) =>
        this.differences.add({ ...heading, line, fields: fieldsOf(heading.columns, cells, line) });
    return this.graph.kinds.has(heading.typeName) ? this.nodeImport.table(heading) : () => {};
  }

  /**
   * Runs the checks that need the whole graph.
   * @returns a function that lays the graph out, and needs nothing of this import but the records; undefined for a seed
   *   with problems.
   */
  finish(): (() => GraphColumns) | undefined {
    if (this.problems.areOfReading) return undefined;
    const release = checkRelease(this.releaseRecord, this.problems.reporter('release'));
    checkStructure(this.graph, this.nodes, this.relations.values(), this.problems.reporter('structure'));
    this.distinct.end();
    this.rules.end();
    if (this.problems.count > 0) return undefined;
    this.derivation.end();
    const { builder } = this;
    return () => builder.finish(release);
  }
}
