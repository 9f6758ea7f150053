import type { Graph } from '../../model/graph.ts';
import type { RuleDefinition } from '../../model/rule.ts';
import { type Lookup, lookupOnKind, lookupOnRelation } from '../../model/rule-path.ts';
import type { SeedEdge } from '../edges.ts';
import type { SeedNode } from '../nodes.ts';
import type { Report } from '../raw.ts';
import { checkAtMost } from './at-most.ts';
import { checkNever, checkOrdered } from './single.ts';
import { edgeSubject, nodeSubject, type Subject } from './subject.ts';
import { checkUnique } from './unique.ts';

/** Checks the rules that kinds and relations declare. */
export function checkRules(
  graph: Graph,
  nodes: ReadonlyMap<string, SeedNode>,
  edges: readonly SeedEdge[],
  report: Report,
): void {
  const kinds = new Map(graph.definition.kinds.map((kind) => [kind.name, kind]));
  for (const kind of kinds.values()) {
    if (!kind.rules) continue;
    const subjects = [...nodes.values()].filter(({ data }) => data.kind === kind.name).map(nodeSubject);
    for (const rule of kind.rules) checkRule(rule, lookupOnKind(kind), subjects, report);
  }
  for (const relation of graph.relations.values()) {
    if (!relation.rules) continue;
    const subjects = edges
      .filter(({ data }) => data.relation === relation.name)
      .map((edge) => edgeSubject(edge, nodes));
    for (const rule of relation.rules) checkRule(rule, lookupOnRelation(relation, kinds), subjects, report);
  }
}

function checkRule(rule: RuleDefinition, lookup: Lookup, subjects: readonly Subject[], report: Report): void {
  switch (rule.rule) {
    case 'never':
      for (const subject of subjects) checkNever(rule, subject, report);
      return;
    case 'ordered':
      for (const subject of subjects) checkOrdered(rule, subject, report);
      return;
    case 'unique':
      checkUnique(rule, subjects, report);
      return;
    case 'atMost':
      checkAtMost(rule, lookup, subjects, report);
  }
}
