import { nutrientUnit } from '../../schema/model/enums.ts';
import type { Curated, CuratedNutrient } from './curated.ts';
import { byNumber, nutrientRules } from './data.ts';
import { refuse, type Verdict } from './ledger.ts';
import { type Convert, converter, toGrams } from './units.ts';
import { readText } from './values.ts';

/** A nutrient of the table, as the graph takes it. */
export interface Nutrient {
  /** Place in the table, from 0. */
  readonly index: number;
  readonly id: string;
  readonly fdcId: number;
  readonly number: string;
  readonly unit: string;
  readonly nutrientClass: string;
  /** Turns an amount of the table into one in `unit`. */
  readonly convert: Convert;
  /** Turns an amount in `unit` into grams; undefined where it is not a mass. */
  readonly grams: Convert | undefined;
  /** The node of a new nutrient; undefined if the seed has the nutrient. */
  readonly added: AddedNutrient | undefined;
}

export interface AddedNutrient {
  readonly name: string;
  readonly description: string;
  readonly counts: string | undefined;
  readonly usdaNumber: string | undefined;
  readonly partOf: string | undefined;
}

/** The nutrients of a table by the id that FoodData Central gives them. */
export class Nutrients {
  readonly byId = new Map<string, Nutrient>();
  /** Of each USDA number the nutrient, for the checks. */
  readonly byNumber = new Map<string, Nutrient>();
  /** Indexes of the nutrients of which a food has an amount. */
  readonly used = new Set<number>();
  readonly #refused = new Map<string, string>();
  readonly #lines = new Map<string, number>();
  readonly #curated: Curated;

  constructor(curated: Curated) {
    this.#curated = curated;
  }

  /** Takes in one row of nutrient.csv: the id, name, unit and number. */
  add([fdcId = '', name = '', unit = '', number = '']: readonly string[], line: number): void {
    if (this.#lines.has(fdcId)) return;
    this.#lines.set(fdcId, line);
    const made = this.#make(fdcId, name, unit, number);
    if (typeof made === 'string') this.#refused.set(fdcId, made);
    else {
      this.byId.set(fdcId, made);
      if (number !== '' && !this.byNumber.has(number)) this.byNumber.set(number, made);
    }
  }

  /** Says why amounts of a nutrient cannot be taken. */
  fault(fdcId: string): string {
    const refused = this.#refused.get(fdcId);
    if (refused !== undefined) return `nutrient ${fdcId} was refused: ${refused}`;
    return `nutrient.csv has no nutrient_id ${JSON.stringify(fdcId)}`;
  }

  /** Judges a row of nutrient.csv, once it is known of which nutrients there are amounts. */
  judge([fdcId = '']: readonly string[], line: number): Verdict {
    const first = this.#lines.get(fdcId);
    if (first !== line) return refuse(`id ${fdcId} is already on line ${first}`);
    const nutrient = this.byId.get(fdcId);
    if (!nutrient) return refuse(this.#refused.get(fdcId) ?? '');
    if (!nutrient.added) return 'merged';
    return this.used.has(nutrient.index) ? 'kept' : refuse('no row of food_nutrient.csv gives an amount of it');
  }

  #make(fdcId: string, rawName: string, rawUnit: string, number: string): Nutrient | string {
    if (!/^[1-9]\d{0,8}$/.test(fdcId)) return `the id ${JSON.stringify(fdcId)} is not a whole number`;
    const name = readText(rawName);
    if (!name) return 'it has no name that can be read';
    const known = nutrientRules.units[rawUnit.toUpperCase()];
    if (!known) return `an amount in ${JSON.stringify(rawUnit)} is not an amount in 100 g of a food`;
    const base = { index: this.byId.size, fdcId: Number(fdcId), number };
    const seeded = this.#seeded(number);
    const convert = seeded && converter(nutrientUnit, known.unit, seeded.unit);
    if (seeded && convert && !this.#taken(seeded.id)) {
      const { id, unit, nutrientClass } = seeded;
      return { ...base, id, unit, nutrientClass, convert, grams: toGrams(nutrientUnit, unit), added: undefined };
    }
    const words = nutrientRules.names[number];
    // The number stays with the nutrient of the seed, where the table measures another thing under it.
    const usdaNumber = /^\d{3}$/.test(number) && !seeded && !this.byNumber.has(number) ? number : undefined;
    return {
      ...base,
      id: `nutrient:fdc-${fdcId}`,
      unit: known.unit,
      nutrientClass: byNumber(nutrientRules.classes, number)?.class ?? 'DIETARY_COMPOUND',
      convert: (amount) => amount,
      grams: toGrams(nutrientUnit, known.unit),
      added: {
        name: words?.name ?? name,
        description: describe(name, fdcId, number),
        counts: words?.counts ?? known.counts,
        usdaNumber,
        partOf: seeded ? undefined : this.#wholeOf(number),
      },
    };
  }

  #seeded(number: string): CuratedNutrient | undefined {
    const same = nutrientRules.same[number];
    const { nutrientById, nutrientByNumber } = this.#curated;
    return nutrientByNumber.get(number) ?? (same === undefined ? undefined : nutrientById.get(same));
  }

  #taken(id: string): boolean {
    return [...this.byId.values()].some((nutrient) => nutrient.id === id);
  }

  #wholeOf(number: string): string | undefined {
    const whole = byNumber(nutrientRules.parts, number)?.of;
    return whole !== undefined && this.#curated.ids.has(whole) ? whole : undefined;
  }
}

/** Describes a nutrient by what the table says about it. */
const describe = (name: string, fdcId: string, number: string): string =>
  `As USDA FoodData Central lists it: "${name}", nutrient ${fdcId}${number === '' ? '' : `, number ${number}`}.`;
