import type { Graph } from '../../model/graph.ts';
import type { RuleDefinition } from '../../model/rule.ts';
import { type Lookup, lookupOnKind, lookupOnRelation } from '../../model/rule-path.ts';
import type { Problems } from '../problems.ts';
import type { Position } from '../raw.ts';
import type { SeedNodes } from '../seed-nodes.ts';
import { checkAtMost } from './at-most.ts';
import type { RuleCheck, RuleContext } from './rule-check.ts';
import { checkNever, checkOrdered } from './single.ts';
import { readerOf, type Subject } from './subject.ts';
import { checkUnique } from './unique.ts';

/** Checks the rules that kinds and relations declare, record by record. */
export class RuleChecks {
  private readonly checks = new Map<string, readonly RuleCheck[]>();

  /** @param positionOf returns the place of a node or an edge in the files. */
  constructor(
    { definition: { kinds, relations } }: Graph,
    nodes: SeedNodes,
    positionOf: (typeName: string, place: number) => Position,
    problems: Problems,
  ) {
    const byName = new Map(kinds.map((kind) => [kind.name, kind]));
    let rank = 0;
    const add = (typeName: string, rules: readonly RuleDefinition[], isRelation: boolean, lookup: Lookup): void => {
      const checks = rules.map((rule) =>
        checkOf(rule, {
          typeName,
          lookup,
          readerOf: (path) => readerOf(path, isRelation, nodes),
          positionOf: (place) => positionOf(typeName, place),
          report: problems.reporter('rules', rank++),
        }),
      );
      this.checks.set(typeName, checks);
    };
    for (const kind of kinds) add(kind.name, kind.rules ?? [], false, lookupOnKind(kind));
    for (const relation of relations)
      add(relation.name, relation.rules ?? [], true, lookupOnRelation(relation, byName));
  }

  see(subject: Subject): void {
    for (const check of this.checks.get(subject.typeName) ?? []) check.see(subject);
  }

  end(): void {
    for (const checks of this.checks.values()) for (const check of checks) check.end?.();
  }
}

function checkOf(rule: RuleDefinition, context: RuleContext): RuleCheck {
  switch (rule.rule) {
    case 'never':
      return checkNever(rule, context);
    case 'ordered':
      return checkOrdered(rule, context);
    case 'unique':
      return checkUnique(rule, context);
    case 'atMost':
      return checkAtMost(rule, context);
  }
}
