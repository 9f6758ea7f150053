import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';
import { benjaminiHochberg } from './false-discovery.ts';
import { upperTail } from './hypergeometric.ts';
import { compareRatios, nearestDouble, type Ratio } from './ratio.ts';

/** How a group is represented in a set. */
export interface Represented {
  readonly group: string;
  /** Items of the population that the group has: K. */
  readonly linked: number;
  /** Items of the set that the group has, in the set's order; their number is k. */
  readonly found: readonly string[];
  /** How many of the group a set of this size holds on average over all such sets: n * K / N. */
  readonly expected: number;
  /** The group's share of the set over its share of the population: (k / n) / (K / N). */
  readonly fold: number;
  /** Of all sets of this size, those with at least k items of the group. */
  readonly tail: Ratio;
  /** The tail, adjusted for the number of groups tested. */
  readonly adjusted: Ratio;
}

export interface OverRepresentation {
  /** Items that any group has: N. */
  readonly population: number;
  /** Items of the set within the population: n. */
  readonly drawn: number;
  /** Items of the set that no group has; they are not counted. */
  readonly outside: readonly string[];
  /** Groups with at least one item: so many tests were made. */
  readonly tested: number;
  /** Groups with an item in the set: the smallest tail first, then by name. */
  readonly rows: readonly Represented[];
}

/**
 * Which groups hold more of a set than of the population: the hypergeometric test for over-representation (Rivals et
 * al. 2007, Bioinformatics 23:401-407), adjusted by {@link benjaminiHochberg}. The population is every item that some
 * group has: an item no group could have says nothing about any.
 *
 * Every group is a test, also one of which the set holds nothing, whose tail is 1: which tests are made must not depend
 * on the set.
 * @param groups the items of each.
 * @param set items, none twice.
 */
export function* overRepresented(
  groups: ReadonlyMap<string, ReadonlySet<string>>,
  set: readonly string[],
): Job<OverRepresentation> {
  const population = new Set<string>();
  for (const items of groups.values()) {
    for (const item of items) {
      population.add(item);
      yield 1;
    }
  }
  const inside = set.filter((item) => population.has(item));
  const n = inside.length;
  const tests: Omit<Represented, 'adjusted'>[] = [];
  for (const [group, items] of groups) {
    const linked = items.size;
    if (linked === 0) continue;
    const found = inside.filter((item) => items.has(item));
    const k = found.length;
    const tail = yield* upperTail({ population: population.size, marked: linked, drawn: n, found: k });
    const expected = (n * linked) / population.size;
    tests.push({ group, linked, found, expected, fold: fold(k, n, linked, population.size), tail });
    yield n + 1;
  }
  const adjusted = yield* benjaminiHochberg(tests.map(({ tail }) => tail));
  const rows = tests
    .flatMap((test, i) => (test.found.length > 0 ? [{ ...test, adjusted: adjusted[i] ?? test.tail }] : []))
    .sort((a, b) => compareRatios(a.tail, b.tail) || compareText(a.group, b.group));
  const outside = set.filter((item) => !population.has(item));
  return { population: population.size, drawn: n, outside, tested: tests.length, rows };
}

/** (k / n) / (K / N), rounded once. Nothing is over-represented in an empty set. */
const fold = (k: number, n: number, linked: number, population: number): number =>
  n === 0 ? 0 : nearestDouble({ numerator: BigInt(k) * BigInt(population), denominator: BigInt(n) * BigInt(linked) });
