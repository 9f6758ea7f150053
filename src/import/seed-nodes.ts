import type { GraphBuilder } from '../columns/builder.ts';
import type { PropertyValue, PropertyValues } from '../model/data.ts';
import { Positions } from './dense/positions.ts';
import type { Position } from './raw.ts';

/** How many ids without a node keep their number. */
const rememberedStrangers = 10_000;

/**
 * The nodes of a seed by number, and the place of each in the files. Edges may name ids that no node has: these get
 * numbers below 0, so that checks of edges need no exception for them.
 */
export class SeedNodes {
  private readonly builder: GraphBuilder;
  private readonly positions = new Positions();
  private readonly strangers = new Map<string, number>();
  private readonly strangerIds: string[] = [];
  private strangersSoFar = 0;
  /** Nodes with a refused value, by property. */
  private readonly refused = new Map<string, Set<number>>();

  constructor(builder: GraphBuilder) {
    this.builder = builder;
  }

  /** Numbers are between `-strangerCount` and `count`. */
  get count(): number {
    return this.positions.length;
  }

  get strangerCount(): number {
    return this.strangersSoFar;
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

  /**
   * Returns the number of any id, even of one that no node has. Beyond the first unknown ids, each gets a new number
   * every time, so that a seed without its nodes takes no more memory than any other.
   */
  numberFor(id: string): number {
    const known = this.builder.numberOf(id) ?? this.strangers.get(id);
    if (known !== undefined) return known;
    const number = -++this.strangersSoFar;
    if (this.strangersSoFar > rememberedStrangers) return number;
    const own = detach(id);
    this.strangerIds.push(own);
    this.strangers.set(own, number);
    return number;
  }

  idOf(number: number): string {
    return number < 0 ? (this.strangerIds[-number - 1] ?? 'an id that no node has') : this.builder.idOf(number);
  }

  kindOf(number: number): string {
    return this.builder.kindOf(number);
  }

  positionOf(number: number): Position {
    return this.positions.at(number);
  }

  /** Returns a property of a node: null for a missing or refused one, and for an id that no node has. */
  valueOf(number: number, property: string): PropertyValue {
    return number < 0 ? null : this.builder.nodeValue(number, property);
  }

  /** Records a refused value, so that no check draws conclusions from its absence. */
  refuse(number: number, property: string): void {
    const refused = this.refused.get(property) ?? new Set();
    this.refused.set(property, refused.add(number));
  }

  /** Whether a value is unknown: the importer refused it, or no node has the id. */
  isUnknown(number: number, property: string): boolean {
    return number < 0 || (this.refused.get(property)?.has(number) ?? false);
  }
}

/** Copies a string. A part of a larger string would keep its whole chunk of the file in memory. */
export const detach = (text: string): string => ` ${text}`.slice(1);
