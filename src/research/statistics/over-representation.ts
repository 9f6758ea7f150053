import { must } from '../../base/must.ts';
import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';
import { benjaminiHochberg } from './false-discovery.ts';
import { upperTail } from './hypergeometric.ts';
import { compareRatios, nearestDouble, type Ratio } from './ratio.ts';

/** A group with its representation in a set. */
export interface Represented {
  readonly group: string;
  /** The number of items of the population in the group: K. */
  readonly linked: number;
  /** The items of the set in the group, in the order of the set. Their number is k. */
  readonly found: readonly string[];
  /** The average number of items of the group in all sets of this size: n * K / N. */
  readonly expected: number;
  /** The group's share of the set, divided by its share of the population: (k / n) / (K / N). */
  readonly fold: number;
  /** The share of sets with at least k items of the group, among all sets of this size. */
  readonly tail: Ratio;
  /** The tail, adjusted for the number of groups tested. */
  readonly adjusted: Ratio;
}

/** The result of the test for over-representation. */
export interface OverRepresentation {
  /** The number of items that are in any group: N. */
  readonly population: number;
  /** The number of items of the set that are in the population: n. */
  readonly drawn: number;
  /** The items of the set that are in no group. They do not count. */
  readonly outside: readonly string[];
  /** The number of groups with at least one item, which is the number of tests. */
  readonly tested: number;
  /** The groups with an item in the set: the smallest tail first, then by name. */
  readonly rows: readonly Represented[];
}

/**
 * Finds the groups that have a larger share of a set than of the population: the hypergeometric test for
 * over-representation (Rivals et al. 2007, Bioinformatics 23:401-407), adjusted by {@link benjaminiHochberg}. The
 * population is every item of some group: an item outside all groups gives no evidence on any.
 *
 * Every group is a test, even one without an item in the set, whose tail is 1: the number of tests must not depend on
 * the set.
 * @param groups the items of each group.
 * @param set items, each once.
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
    .map((test, i) => ({ ...test, adjusted: must(adjusted[i], 'the adjusted tail of a test') }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => compareRatios(a.tail, b.tail) || compareText(a.group, b.group));
  const outside = set.filter((item) => !population.has(item));
  return { population: population.size, drawn: n, outside, tested: tests.length, rows };
}

/** Returns (k / n) / (K / N), rounded once; 0 for an empty set. */
const fold = (k: number, n: number, linked: number, population: number): number =>
  n === 0 ? 0 : nearestDouble({ numerator: BigInt(k) * BigInt(population), denominator: BigInt(n) * BigInt(linked) });
