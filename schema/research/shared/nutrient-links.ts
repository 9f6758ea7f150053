import { claimIdsOf, type FactEdge, isAsserted } from './standing.ts';

/** Items by the nutrient they are linked to, each with the claims that link it. Only asserted relations make a link. */
export class NutrientLinks {
  private readonly links = new Map<string, Map<string, Set<string>>>();

  /** Links an item by way of relations one after another, unless one of them is not asserted. */
  add(nutrient: string, item: string, ...way: readonly Pick<FactEdge, 'claims'>[]): void {
    this.addWay(nutrient, item, way);
  }

  /** Links an item by a way of any length. */
  addWay(nutrient: string, item: string, way: readonly Pick<FactEdge, 'claims'>[]): void {
    if (way.every(isAsserted)) this.addClaims(nutrient, item, claimIdsOf(way));
  }

  /** Links an item by claims of which it is known that they assert the link. */
  addClaims(nutrient: string, item: string, ids: readonly string[]): void {
    const items = this.links.get(nutrient) ?? new Map<string, Set<string>>();
    const claims = items.get(item) ?? new Set();
    for (const id of ids) claims.add(id);
    this.links.set(nutrient, items.set(item, claims));
  }

  /** The nutrients that any item is linked to. */
  nutrients(): readonly string[] {
    return [...this.links.keys()];
  }

  items(nutrient: string): ReadonlySet<string> {
    return new Set(this.links.get(nutrient)?.keys());
  }

  /** The items of each of the nutrients, in the order given. */
  itemsOf(nutrients: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
    return new Map(nutrients.map((nutrient) => [nutrient, this.items(nutrient)]));
  }

  claims(nutrient: string, item: string): readonly string[] {
    return [...(this.links.get(nutrient)?.get(item) ?? [])];
  }
}
