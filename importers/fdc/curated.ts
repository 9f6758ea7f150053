import { groupBy } from '../../src/base/group-by.ts';
import type { EdgeData, GraphData, NodeData } from '../../src/model/data.ts';

/** A nutrient as the seed describes it. */
export interface CuratedNutrient {
  readonly id: string;
  readonly unit: string;
  readonly nutrientClass: string;
}

/** The curated seed, as far as the table has to fit into it. */
export interface Curated {
  readonly release: GraphData['release'];
  readonly ids: ReadonlySet<string>;
  readonly foodByNdb: ReadonlyMap<string, NodeData>;
  readonly foodByFdc: ReadonlyMap<number, NodeData>;
  readonly nutrientByNumber: ReadonlyMap<string, CuratedNutrient>;
  readonly nutrientById: ReadonlyMap<string, CuratedNutrient>;
  /** The amounts of measured and general foods, by `pairKey`. */
  readonly contains: ReadonlyMap<string, EdgeData>;
  readonly containsByFood: ReadonlyMap<string, readonly EdgeData[]>;
  /** The general foods of each food, as the editors file it. */
  readonly formsByFood: ReadonlyMap<string, readonly EdgeData[]>;
  /** How many grams a claim of the editors counts as one helping, read from the relations that cite it. */
  readonly helpingGrams: ReadonlyMap<string, number>;
}

/** Names the relation between a food and a nutrient. */
export const pairKey = (food: string, nutrient: string): string => `${food} ${nutrient}`;

/** Indexes a loaded seed. */
export function curate({ nodes, edges, release }: GraphData): Curated {
  const foods = nodes.filter(({ kind }) => kind === 'Food');
  const contains = edges.filter(({ relation }) => relation === 'CONTAINS');
  const forms = edges.filter(({ relation }) => relation === 'FORM_OF');
  const nutrients = nodes
    .filter(({ kind }) => kind === 'Nutrient')
    .map(({ id, properties }) => ({
      number: properties.usdaNumber,
      nutrient: { id, unit: String(properties.unit), nutrientClass: String(properties.class) },
    }));
  return {
    release,
    ids: new Set(nodes.map(({ id }) => id)),
    foodByNdb: new Map(foods.flatMap((food) => pairWith(food.properties.ndbNumber, String, food))),
    foodByFdc: new Map(foods.flatMap((food) => pairWith(food.properties.fdcId, Number, food))),
    nutrientByNumber: new Map(nutrients.flatMap(({ number, nutrient }) => pairWith(number, String, nutrient))),
    nutrientById: new Map(nutrients.map(({ nutrient }) => [nutrient.id, nutrient])),
    contains: new Map(contains.map((edge) => [pairKey(edge.from, edge.to), edge])),
    containsByFood: groupBy(contains, ({ from }) => from),
    formsByFood: groupBy(forms, ({ from }) => from),
    helpingGrams: new Map(
      forms.flatMap(({ evidence, properties: { helpingGrams } }) =>
        typeof helpingGrams === 'number' ? evidence.filter(isHelping).map((id) => [id, helpingGrams] as const) : [],
      ),
    ),
  };
}

const helpingPrefix = 'claim:editors-helping-';
const isHelping = (id: string): boolean => id.startsWith(helpingPrefix);
/** Names the editors' claim about a helping. */
export const helpingClaim = (helping: string): string => `${helpingPrefix}${helping}`;

/** Pairs a key with a value, where the key is given. */
const pairWith = <K, V>(key: unknown, make: (key: unknown) => K, value: V): [K, V][] =>
  key === null || key === undefined ? [] : [[make(key), value]];
