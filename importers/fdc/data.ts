/** Reads what the importer knows, which is written as data beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../../src/base/code.ts';

/** A test of a food by its category, its description, and whether it is fortified. */
export interface FoodTest {
  /** Codes of USDA's food categories. Left out: any. */
  readonly usda?: readonly string[];
  /** Regular expression that the description matches, in upper or lower case. */
  readonly matches?: string;
  /** Regular expression that the description does not match. */
  readonly unless?: string;
  /** Whether nutrients were added to the food. Left out: either. */
  readonly fortified?: boolean;
}

/** Files foods under general foods of the graph. */
export interface GroupRule extends FoodTest {
  readonly rule: string;
  readonly category: string;
  readonly forms: readonly string[];
  /** The editors' claim about one helping, without `claim:editors-helping-`. Left out: no helping is stated. */
  readonly helping?: string;
  readonly because: string;
}

export interface FoodRules {
  /** The data types of FoodData Central that are foods with a composition of their own. */
  readonly dataTypes: readonly string[];
  /** The first that fits decides the category and the groups of a food. */
  readonly groups: readonly GroupRule[];
  /** Each that fits files the food under further groups. */
  readonly also: readonly (FoodTest & {
    readonly rule: string;
    readonly forms: readonly string[];
    readonly because: string;
  })[];
  /** The first that fits decides how the food is eaten; without any, as it was measured. */
  readonly eaten: readonly (FoodTest & { readonly eatenAs: string; readonly because: string })[];
  /** Each shows that nutrients were added to the food. `above0` names USDA numbers, any of which is above 0. */
  readonly fortified: readonly (FoodTest & { readonly above0?: readonly string[]; readonly because: string })[];
}

/** One named check of plausibility. */
export interface Check {
  readonly check: string;
  readonly test: 'atMost' | 'near';
  readonly unit: string;
  readonly left: Readonly<Record<string, number>>;
  readonly right: Readonly<Record<string, number>>;
  readonly optional?: readonly string[];
  readonly constant?: number;
  readonly slack: number;
  readonly share?: number;
  readonly because: string;
}

interface Ranged {
  readonly numbers: readonly string[];
}

export interface NutrientRules {
  readonly same: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, { readonly unit: string; readonly counts?: string }>>;
  readonly classes: readonly (Ranged & { readonly class: string })[];
  readonly parts: readonly (Ranged & { readonly of: string })[];
  readonly names: Readonly<Record<string, { readonly name: string; readonly counts: string }>>;
}

const dataFolder = join(projectFolder, 'importers/fdc/data');
/** Files in the format of a seed that every import adds: the source, its claims, and groups of foods. */
export const seedFolder = join(projectFolder, 'importers/fdc/seed');

const read = <T>(file: string): T => parse(readFileSync(join(dataFolder, file), 'utf8')) as T;

export const foodRules: FoodRules = read('foods.yaml');
export const nutrientRules: NutrientRules = read('nutrients.yaml');
export const derivationOfSource: Readonly<Record<string, string>> = read('derivations.yaml');
export const { checks, givesWay }: { readonly checks: readonly Check[]; readonly givesWay: readonly string[] } =
  read('checks.yaml');

/** Returns the first rule whose ranges hold a number, such as "501-529" or "268". */
export function byNumber<R extends Ranged>(rules: readonly R[], number: string): R | undefined {
  if (number === '') return undefined;
  const value = Number(number);
  return rules.find(({ numbers }) =>
    numbers.some((range) => {
      const [from = '', to = from] = range.split('-');
      return Number(from) <= value && value <= Number(to);
    }),
  );
}
