import { claimIdsOf, type FactEdge, isAsserted } from './fact-edges.ts';

/** Links of nutrients to items, each with its claims. Only asserted relations make a link. */
export class NutrientLinks {
  private readonly links = new Map<string, Map<string, Set<string>>>();

  /** Links an item through relations one after another, unless one of them is not asserted. */
  add(nutrient: string, item: string, ...way: readonly Pick<FactEdge, 'claims'>[]): void {
    this.addWay(nutrient, item, way);
  }

  /** Links an item through a list of relations, unless one of them is not asserted. */
  addWay(nutrient: string, item: string, way: readonly Pick<FactEdge, 'claims'>[]): void {
    if (way.every(isAsserted)) this.addClaims(nutrient, item, claimIdsOf(way));
  }

  /** Links an item by claims that assert the link. */
  addClaims(nutrient: string, item: string, ids: readonly string[]): void {
    const items = this.links.get(nutrient) ?? new Map<string, Set<string>>();
    const claims = items.get(item) ?? new Set();
    for (const id of ids) claims.add(id);
    this.links.set(nutrient, items.set(item, claims));
  }

  /** Returns the nutrients that have a link. */
  nutrients(): readonly string[] {
    return [...this.links.keys()];
  }

  /** Returns the items linked to a nutrient. */
  items(nutrient: string): ReadonlySet<string> {
    return new Set(this.links.get(nutrient)?.keys());
  }

  /** Returns the items linked to each of the nutrients, in the given order. */
  itemsOf(nutrients: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
    return new Map(nutrients.map((nutrient) => [nutrient, this.items(nutrient)]));
  }

  /** Returns the claims behind a link. */
  claims(nutrient: string, item: string): readonly string[] {
    return [...(this.links.get(nutrient)?.get(item) ?? [])];
  }
}
