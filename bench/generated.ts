/** A graph of any size in the shape of a food composition table: foods with amounts, and a claim for each food. */

/** How much is generated beside the seed that the project ships. */
export interface Size {
  readonly foods: number;
  readonly nutrients: number;
  /** Amounts of all foods together. */
  readonly amounts: number;
}

/** With the seed of the project, and counting the edges that the importer derives. */
export const sizes = {
  /** 24,844 nodes and 641,550 relations. */
  medium: { foods: 11_959, nutrients: 60, amounts: 297_388 },
  /** 60,926 nodes and 2.8 million relations. */
  large: { foods: 30_000, nutrients: 60, amounts: 1_358_572 },
} as const satisfies Record<string, Size>;

type Cell = string | number | boolean;

/** A record of a seed file: cells by property name. A list has its items separated by `|`. */
export interface GeneratedRecord {
  readonly type: 'Nutrient' | 'Food' | 'Claim' | 'CITES' | 'CONTAINS';
  readonly cells: Readonly<Record<string, Cell>>;
}

const main = 'oat rye kale beet plum fig pear leek chard melon trout perch veal lamb tofu millet quinoa cocoa'.split(
  ' ',
);
const states = 'raw boiled baked fried dried frozen canned roasted smoked pickled'.split(' ');
const extras = 'with salt,without salt,in oil,in brine,with skin,without skin,low fat,whole,sliced,ground'.split(',');
const categories = ['FISH', 'VEGETABLE', 'FRUIT', 'WHOLE_GRAIN'];
const derivations = ['ANALYTICAL', 'CALCULATED', 'ASSUMED_ZERO'];

/** Pseudorandom numbers below 2^32 that are the same in every run (mulberry32). */
function* numbersFrom(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

/** Yields the records of a size, nodes before edges. */
export function* generate(size: Size): Generator<GeneratedRecord> {
  const numbers = numbersFrom(1);
  const below = (bound: number): number => numbers.next().value % bound;
  const pick = (words: readonly string[]): string => words[below(words.length)] ?? '';
  const digits = (i: number, length: number) => String(i).padStart(length, '0');
  for (let i = 0; i < size.nutrients; i++) {
    yield {
      type: 'Nutrient',
      cells: {
        id: `nutrient:generated-${digits(i, 3)}`,
        name: `Generated nutrient ${i}`,
        class: 'DIETARY_COMPOUND',
        unit: i % 3 === 0 ? 'UG' : 'MG',
        intakeGoal: 'NONE',
        deficiencyDescribed: false,
      },
    };
  }
  for (let i = 0; i < size.foods; i++) {
    const name = `${pick(main)}, ${pick(main)}, ${pick(states)}, ${pick(extras)}, sample ${i}`;
    yield {
      type: 'Food',
      cells: {
        id: `food:generated-${digits(i, 6)}`,
        name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
        description: `A generated food: ${name}.`,
        synonyms: `${pick(main)} ${pick(states)} ${i}|sample ${i}`,
        category: pick(categories),
        level: 'MEASURED',
        eatenAs: 'AS_IS',
        fortified: below(10) === 0,
        fdcId: 10_000_000 + i,
        usdaUrl: `https://example.org/foods/${10_000_000 + i}`,
      },
    };
    yield {
      type: 'Claim',
      cells: {
        id: `claim:generated-${digits(i, 6)}`,
        statement: `The generated table gives the composition per 100 g of "${name}".`,
        section: `Generated ${digits(i, 6)}`,
        status: 'ASSERTED',
      },
    };
  }
  for (let i = 0; i < size.foods; i++) {
    yield { type: 'CITES', cells: { from: `claim:generated-${digits(i, 6)}`, to: 'source:usda-sr28' } };
  }
  for (let i = 0; i < size.foods; i++) {
    const [from, to] = [i, i + 1].map((n) => Math.floor((n * size.amounts) / size.foods));
    const first = below(size.nutrients);
    for (let n = 0; n < (to ?? 0) - (from ?? 0); n++) {
      const nutrient = (first + n) % size.nutrients;
      yield {
        type: 'CONTAINS',
        cells: {
          from: `food:generated-${digits(i, 6)}`,
          to: `nutrient:generated-${digits(nutrient, 3)}`,
          amountPer100g: below(100_000) / 100,
          unit: nutrient % 3 === 0 ? 'UG' : 'MG',
          recommended: false,
          derivation: pick(derivations),
          dataPoints: below(20),
          claims: `claim:generated-${digits(i, 6)}`,
        },
      };
    }
  }
}
