import { type Condition, given, type ShortcutDefinition } from './condition.ts';
import { isScalar, type ScalarProperty } from './define.ts';
import type { Graph, Hop } from './graph.ts';
import { edgeScope, nodeScope, type Scope } from './scope.ts';

/** The property that a shortcut compares its argument with. */
export interface Compared {
  readonly name: string;
  readonly property: ScalarProperty;
  /** Kinds of the node that has the property, or that the edge with it leads to. */
  readonly kinds: readonly string[];
}

/** Arguments that every list has. */
const listArguments = ['evidence', 'where', 'orderBy', 'first', 'after', 'last', 'before'];

/** Returns the problems in the shortcuts of all kinds: what is wrong, the expected form, and how to fix it. */
export function shortcutProblems(graph: Pick<Graph, 'kind' | 'kinds'>): readonly string[] {
  return [...graph.kinds.values()].flatMap(({ name: kind, definition }) =>
    Object.entries(definition.shortcuts ?? {}).flatMap(([name, shortcut]) => {
      const at = `${kind}.shortcuts.${name}`;
      const problems: string[] = [];
      if (!/^[a-z][A-Za-z0-9]*$/.test(name)) problems.push(`${at}: expected a name in camelCase. Rename it.`);
      if (listArguments.includes(name))
        problems.push(`${at}: every list already has an argument "${name}". Rename it.`);
      const { compared, problems: found } = new ConditionReader(graph).read(kind, shortcut, at);
      if (compared.length > 1)
        problems.push(`${at}: found given ${compared.length} times, expected it once. Compare one property with it.`);
      return [...problems, ...found];
    }),
  );
}

/** Returns the property that a valid shortcut compares its argument with; null where the argument is a boolean. */
export const comparedBy = (graph: Pick<Graph, 'kind'>, kind: string, shortcut: ShortcutDefinition): Compared | null =>
  new ConditionReader(graph).read(kind, shortcut, '').compared[0] ?? null;

type Part = Condition[string];

/** Walks a condition as the planner will. Collects the properties compared with `given`, and the problems. */
class ConditionReader {
  private readonly graph: Pick<Graph, 'kind'>;
  private readonly compared: Compared[] = [];
  private readonly problems: string[] = [];

  constructor(graph: Pick<Graph, 'kind'>) {
    this.graph = graph;
  }

  read(kind: string, { where }: ShortcutDefinition, at: string) {
    this.onNode([kind], where, at);
    return { compared: this.compared, problems: this.problems };
  }

  private onNode(kinds: readonly string[], part: Part, at: string): void {
    this.onFields(part, nodeScope(this.graph, kinds), at);
  }

  private onFields(condition: Part, scope: Scope, at: string): void {
    for (const [key, part] of this.entriesOf(condition, at)) {
      const below = `${at}.${key}`;
      const hop = scope.hops.get(key);
      if (key === 'and' || key === 'or')
        for (const one of Array.isArray(part) ? part : [part]) this.onFields(one, scope, below);
      else if (key === 'not') this.onFields(part, scope, below);
      else if (key === 'node' && scope.on === 'edge') this.onNode(scope.kinds, part, below);
      else if (hop) this.onRelated(hop, part, below);
      else this.onProperty(key, part, scope, below);
    }
  }

  private onRelated(hop: Hop, part: Part, at: string): void {
    if (hop.end.cardinality === 'one') {
      this.onNode(hop.targets, part, at);
      return;
    }
    for (const [quantifier, inner] of this.entriesOf(part, at)) {
      if (quantifier === 'some' || quantifier === 'none') this.onFields(inner, edgeScope(hop), `${at}.${quantifier}`);
      else this.problems.push(`${at}: expected some or none, found "${quantifier}".`);
    }
  }

  private onProperty(name: string, part: Part, { properties, kinds }: Scope, at: string): void {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const operators = this.entriesOf(part, at);
    if (!property) this.problems.push(`${at}: there is no such field. Name a property, or the field of a relation.`);
    else if (!isScalar(property))
      this.problems.push(`${at}: the property has more than one value. Name one with one value.`);
    else if (operators.length === 1 && operators[0]?.[0] === 'eq' && operators[0][1] === given) {
      this.compared.push({ name, property, kinds });
    } else this.problems.push(`${at}: expected { eq: given }.`);
  }

  private entriesOf(part: Part, at: string): readonly (readonly [string, Part])[] {
    if (part !== given && !Array.isArray(part)) return Object.entries(part);
    this.problems.push(`${at}: expected a condition with named fields.`);
    return [];
  }
}
