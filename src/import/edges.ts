import type { GraphBuilder } from '../columns/builder.ts';
import type { PropertyValue } from '../model/data.ts';
import { needsEvidence, type RelationDefinition, targetKinds } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { EdgeTable } from './dense/edge-table.ts';
import { Positions } from './dense/positions.ts';
import type { Derivation } from './derive.ts';
import { copiedProperties, type EndValue, repeatedProperties } from './end-values.ts';
import type { Problems } from './problems.ts';
import { isList, type Position, positionOfField, type RawRecord, type Report, show } from './raw.ts';
import type { RuleChecks } from './rules/check.ts';
import type { SeedEdge } from './seed-edge.ts';
import type { SeedNodes } from './seed-nodes.ts';
import { type Shape, shapeOfRelation } from './shape.ts';
import { checkProperties } from './values.ts';

/** The parts of an import that all relations share. */
export interface EdgeContext {
  readonly graph: Graph;
  readonly builder: GraphBuilder;
  readonly nodes: SeedNodes;
  readonly rules: RuleChecks;
  readonly derivation: Derivation;
  readonly problems: Problems;
}

/** Checks the records of one relation and adds the edges to the graph, after all nodes. */
export class RelationImport {
  readonly relation: RelationDefinition;
  readonly shape: Shape;
  /** The edges so far, and the place of each in the files. */
  readonly table = new EdgeTable();
  readonly positions = new Positions();
  private readonly context: EdgeContext;
  /** The kinds in which the relation may end. */
  readonly targets: readonly string[];
  private readonly repeated: readonly EndValue[];
  private readonly copied: readonly EndValue[];
  private readonly report: Report;

  constructor(relation: RelationDefinition, context: EdgeContext) {
    this.relation = relation;
    this.context = context;
    this.shape = shapeOfRelation(context.graph, relation);
    this.targets = targetKinds(relation);
    this.repeated = repeatedProperties(relation);
    this.copied = copiedProperties(relation);
    this.report = context.problems.reporter('edges');
  }

  /** Checks one record in full. */
  add(record: RawRecord): void {
    const { graph, nodes } = this.context;
    const { name } = this.relation;
    if (graph.derived.has(name)) {
      this.report(record, `${name} is filled in from the evidence of the other relations. Remove it.`);
      return;
    }
    const { field } = graph.evidence;
    const { from, to, ...rest } = checkProperties(record, this.shape, this.report);
    const { [field]: ids, ...properties } = rest;
    this.checkEnd(record, 'from', from, [this.relation.from]);
    this.checkEnd(record, 'to', to, this.targets);
    const evidence = needsEvidence(this.relation) ? this.checkEvidence(record, ids) : [];
    if (typeof from !== 'string' || typeof to !== 'string') return;
    const edge = { from: nodes.numberFor(from), to: nodes.numberFor(to), properties, evidence };
    if (from === to && !this.mayLoop())
      this.reportField(record, 'to', `it joins ${from} to itself. Expected two different nodes.`);
    this.checkRepeated(record, edge);
    this.accept(edge, record, record);
  }

  /** Whether an edge may lead to the node where it starts, as far as single edges matter. */
  mayLoop(): boolean {
    return Boolean(this.relation.reflexive || this.relation.acyclic);
  }

  /** Adds a checked edge, unless an edge already joins its ends, and passes it on to the checks of every edge. */
  accept(edge: SeedEdge, { file, line }: Position, record: RawRecord | undefined): void {
    const { builder, nodes, rules, derivation, problems } = this.context;
    const { from, to, properties, evidence } = edge;
    const { name } = this.relation;
    const earlier = this.table.add(from, to);
    if (earlier !== undefined) {
      const at = this.positions.at(earlier);
      const ids = `${nodes.idOf(from)} ${nodes.idOf(to)}`;
      this.report({ file, line }, `${name} ${ids} is already written at ${at.file}:${at.line}. Merge the two.`);
      return;
    }
    this.positions.push(file, line);
    for (const { name, end, source } of this.copied) properties[name] = nodes.valueOf(edge[end], source);
    rules.see({ typeName: name, file, line, properties, record, place: this.table.length - 1, ends: edge });
    // The importer never finishes a graph with problems, and its edges may lead to ids that no node has.
    if (problems.count > 0) return;
    builder.addEdge(name, from, to, properties, evidence);
    derivation.see(name, edge);
  }

  /** Whether each property that must repeat a value of an end does. */
  repeatsEnds(edge: SeedEdge): boolean {
    for (const { name, end, source } of this.repeated) {
      const value = edge.properties[name] ?? null;
      if (value !== null && value !== this.context.nodes.valueOf(edge[end], source)) return false;
    }
    return true;
  }

  private checkEvidence(record: RawRecord, value: PropertyValue | undefined): number[] {
    const { graph, nodes } = this.context;
    const { field, kind } = graph.evidence;
    if (lacksItems(record, field) && (record.columns?.has(field) ?? true)) {
      const example = `${field}: [${graph.kind(kind).definition.idPrefix}:some-name]`;
      this.report(record, `${this.relation.name} needs evidence. Name at least one ${kind}, such as ${example}.`);
    }
    const ids = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    const named = new Set<string>();
    for (const id of ids) {
      if (named.size < named.add(id).size) this.checkEnd(record, field, id, [kind]);
      else this.reportField(record, field, `${id} is named twice. Remove one.`);
    }
    return [...named].flatMap((id) => nodes.numberOf(id) ?? []);
  }

  /** Checks that an id belongs to a node of the right kinds. The check of the properties reports a missing id. */
  private checkEnd(record: RawRecord, field: string, id: PropertyValue | undefined, kinds: readonly string[]): void {
    if (typeof id !== 'string') return;
    const { nodes } = this.context;
    const number = nodes.numberOf(id);
    const expected = `Expected an id of kind ${kinds.join(' or ')}.`;
    if (number === undefined) {
      this.reportField(record, field, `no node has the id ${show(id)}. ${expected} Correct it, or add the node.`);
    } else if (!kinds.includes(nodes.kindOf(number))) {
      this.reportField(record, field, `${id} is of kind ${nodes.kindOf(number)}. ${expected}`);
    }
  }

  /** Checks the properties that must repeat a value of an end, such as the unit of an amount. */
  private checkRepeated(record: RawRecord, edge: SeedEdge): void {
    const { nodes } = this.context;
    for (const { name, end, source } of this.repeated) {
      const value = edge.properties[name] ?? null;
      if (value === null || edge[end] < 0) continue;
      const expected = nodes.valueOf(edge[end], source);
      if (value === expected) continue;
      const is = expected === null ? 'not given' : String(expected);
      const rule = `expected the ${source} of ${nodes.idOf(edge[end])}, which is ${is}; found ${String(value)}.`;
      this.reportField(record, name, `${rule} Correct one of the two.`);
    }
  }

  private reportField(record: RawRecord, field: string, message: string): void {
    this.report(positionOfField(record, field), `${record.typeName}.${field}: ${message}`);
  }
}

/** Whether a list is missing or empty, and not refused for its items. */
const lacksItems = (record: RawRecord, field: string): boolean => {
  const content = record.fields.get(field)?.content ?? null;
  return content === null || (isList(content) && content.length === 0);
};
