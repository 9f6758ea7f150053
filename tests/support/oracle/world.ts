/** The graph as the oracle sees it: the declaration, the nodes and the edges. */
import type { EdgeData, GraphData, NodeData, PropertyValue } from '../../../src/model/data.ts';
import type {
  EndDefinition,
  GraphDefinition,
  KindDefinition,
  Properties,
  Property,
  RelationDefinition,
} from '../../../src/model/define.ts';
import { sharedProperties } from '../../../src/model/shared.ts';
import { admitsEdge, isListed } from './evidence.ts';
import type { Inputs } from './values.ts';

/** An element of a list: a node, and the edge that leads to it. The list of a whole kind has no edges. */
export interface Item {
  readonly node: NodeData;
  readonly edge: EdgeData | null;
}

/** A relation in the direction in which a field of a kind follows it. */
export interface Step {
  readonly relation: RelationDefinition;
  readonly out: boolean;
  readonly end: EndDefinition;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

/** The declaration and the data, with the lookups that the oracle needs. */
export class World {
  readonly definition: GraphDefinition;
  readonly data: GraphData;
  /** The limit by evidence on all that the world shows; null for none. */
  readonly limit: Inputs | null = null;
  /** Whether limits admit evidence, as far as it is known. */
  readonly verdicts = new Map<string, boolean>();
  private readonly nodes: ReadonlyMap<string, NodeData>;
  private readonly edges = new Map<string, EdgeData[]>();

  constructor(definition: GraphDefinition, data: GraphData) {
    this.definition = definition;
    this.data = data;
    this.nodes = new Map(data.nodes.map((node) => [node.id, node]));
    for (const edge of data.edges) {
      for (const key of [`${edge.relation} out ${edge.from}`, `${edge.relation} in ${edge.to}`]) {
        this.edges.set(key, [...(this.edges.get(key) ?? []), edge]);
      }
    }
  }

  /** Returns the same world under a limit by evidence. */
  under(limit: Inputs | null): World {
    return Object.assign(Object.create(World.prototype), this, { limit });
  }

  node(id: string): NodeData | null {
    return this.nodes.get(id) ?? null;
  }

  kind(name: string): KindDefinition | null {
    return this.definition.kinds.find((kind) => kind.name === name) ?? null;
  }

  propertiesOf(kind: string): Properties {
    return { ...sharedProperties, ...this.kind(kind)?.properties };
  }

  /** Returns the relation of a field of a kind, or null if the field has none. */
  step(kind: string, field: string): Step | null {
    for (const relation of this.definition.relations) {
      const from = [relation.from];
      const to = typeof relation.to === 'string' ? [relation.to] : relation.to.kinds;
      if (from.includes(kind) && relation.forward.field === field) {
        return { relation, out: true, end: relation.forward, sources: from, targets: to };
      }
      if (to.includes(kind) && relation.inverse.field === field) {
        return { relation, out: false, end: relation.inverse, sources: to, targets: from };
      }
    }
    return null;
  }

  /** Returns the step of a lookup's field of a kind, or null if the field is not a lookup. */
  lookupStep(kind: string, field: string): Step | null {
    const ends = this.definition.relations.flatMap(({ forward, inverse }) => [forward, inverse]);
    const steps = ends.filter(({ lookup }) => lookup?.field === field).map((end) => this.step(kind, end.field));
    return steps.find((step) => step?.end.lookup?.field === field) ?? null;
  }

  /** Returns the items to which a step leads from a node, in any order. */
  follow(step: Step, from: NodeData): Item[] {
    const { relation, out } = step;
    const edges = this.edges.get(`${relation.name} ${out ? 'out' : 'in'} ${from.id}`) ?? [];
    return edges.flatMap((edge) => {
      const node = this.node(out ? edge.to : edge.from);
      return node && admitsEdge(this, step, edge) ? [{ node, edge }] : [];
    });
  }

  all(kind: string): Item[] {
    const items = this.data.nodes.filter((node) => node.kind === kind).map((node) => ({ node, edge: null }));
    return items.filter(({ node }) => isListed(this, node));
  }

  /** Whether a type condition on a fragment admits an object type. */
  admits(condition: string, type: string): boolean {
    if (condition === type) return true;
    if (!this.kind(type)) return false;
    if (condition === 'Entity' || condition === 'Node') return true;
    return this.definition.relations.some(
      ({ to }) => typeof to !== 'string' && to.union === condition && to.kinds.includes(type),
    );
  }
}

/** Returns the item with this id to which a step leads from a node, or null. */
export const lookUp = (world: World, step: Step, from: NodeData, id: string): Item | null =>
  world.follow(step, from).find(({ node }) => node.id === id) ?? null;

/**
 * Reads a property of an item: its declaration and its value, which is null if it is missing.
 * @param of the id of a lookup, if the name is that of a lookup's field.
 */
export function readProperty(
  world: World,
  item: Item,
  on: 'node' | 'edge',
  name: string,
  of: string | null = null,
): { readonly property: Property | undefined; readonly value: PropertyValue } {
  if (of !== null) {
    const step = world.lookupStep(item.node.kind, name);
    const value = step?.end.lookup?.value ?? '';
    const found = step && lookUp(world, step, item.node, of);
    return { property: step?.relation.properties[value], value: found?.edge?.properties[value] ?? null };
  }
  if (on === 'node') {
    return { property: world.propertiesOf(item.node.kind)[name], value: item.node.properties[name] ?? null };
  }
  const relation = world.definition.relations.find((candidate) => candidate.name === item.edge?.relation);
  return { property: relation?.properties[name], value: item.edge?.properties[name] ?? null };
}
