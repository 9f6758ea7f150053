import type { GraphBuilder } from '../columns/builder.ts';
import type { PropertyValue, PropertyValues } from '../model/data.ts';
import { Positions } from './dense/positions.ts';
import type { Position } from './raw.ts';

/**
 * The nodes of a seed by number, and where each was written. Edges may name ids that no node has: these get numbers
 * below 0, so that checks of edges need no exception for them.
 */
export class SeedNodes {
  private readonly builder: GraphBuilder;
  private readonly positions = new Positions();
  private readonly strangers = new Map<string, number>();
  private readonly strangerIds: string[] = [];
  /** Nodes whose value of a property was refused, by property. */
  private readonly refused = new Map<string, Set<number>>();

  constructor(builder: GraphBuilder) {
    this.builder = builder;
  }

  /** Numbers lie between `-strangerCount` and `count`. */
  get count(): number {
    return this.positions.length;
  }

  get strangerCount(): number {
    return this.strangerIds.length;
  }

  /** Adds a node whose id is new. Returns its number. */
  add(kind: string, id: string, properties: PropertyValues, { file, line }: Position): number {
    this.positions.push(file, line);
    return this.builder.addNode(kind, detach(id), properties);
  }

  /** Returns the number of a node, or undefined for an id that no node has. */
  numberOf(id: string): number | undefined {
    return this.builder.numberOf(id);
  }

  /** Returns the number of any id, whether or not a node has it. */
  numberFor(id: string): number {
    const known = this.builder.numberOf(id) ?? this.strangers.get(id);
    if (known !== undefined) return known;
    const own = detach(id);
    const number = -this.strangerIds.push(own);
    this.strangers.set(own, number);
    return number;
  }

  idOf(number: number): string {
    return number < 0 ? String(this.strangerIds[-number - 1]) : this.builder.idOf(number);
  }

  kindOf(number: number): string {
    return this.builder.kindOf(number);
  }

  positionOf(number: number): Position {
    return this.positions.at(number);
  }

  /** Returns a property of a node: null for one that is missing or was refused, and for an id that no node has. */
  valueOf(number: number, property: string): PropertyValue {
    return number < 0 ? null : this.builder.nodeValue(number, property);
  }

  /** Notes that a value was refused, so that nothing is concluded from its absence. */
  refuse(number: number, property: string): void {
    const refused = this.refused.get(property) ?? new Set();
    this.refused.set(property, refused.add(number));
  }

  /** True for a value that no one knows: it was refused, or no node has the id. */
  isUnknown(number: number, property: string): boolean {
    return number < 0 || (this.refused.get(property)?.has(number) ?? false);
  }
}

/** Copies a string. A part of a larger string would keep the chunk of the file that it was read from in memory. */
export const detach = (text: string): string => ` ${text}`.slice(1);
