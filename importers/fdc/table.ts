/** The amounts of a table in one column for each nutrient: a number for each food, NaN where there is none. */
export class AmountTable {
  readonly #columns = new Map<number, Float64Array>();
  readonly #foods: number;

  constructor(foods: number) {
    this.#foods = foods;
  }

  get(food: number, nutrient: number): number | undefined {
    const value = this.#columns.get(nutrient)?.[food];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  set(food: number, nutrient: number, value: number): void {
    let column = this.#columns.get(nutrient);
    if (!column) {
      column = new Float64Array(this.#foods).fill(Number.NaN);
      this.#columns.set(nutrient, column);
    }
    column[food] = value;
  }
}
