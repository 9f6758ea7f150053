import type { NodeData } from '../../src/model/data.ts';
import type { Curated } from './curated.ts';
import { foodRules } from './data.ts';
import { refuse, type Verdict } from './ledger.ts';
import type { Category } from './lookups.ts';
import { readText } from './values.ts';

/** A food of the table. */
export interface TableFood {
  /** Place in the table, from 0. */
  readonly index: number;
  /** Id in the graph: the editors' id for a food that the seed has. */
  readonly id: string;
  readonly fdcId: number;
  readonly ndbNumber: string | undefined;
  readonly dataType: string;
  readonly description: string;
  readonly category: Category | undefined;
  readonly published: string;
  /** The food of the seed that this record describes; undefined for a food that the graph does not have yet. */
  readonly curated: NodeData | undefined;
}

export const foodColumns = {
  required: ['fdc_id', 'data_type', 'description'],
  optional: ['food_category_id', 'publication_date'],
} as const;

type Candidate = Omit<TableFood, 'index' | 'id' | 'curated' | 'ndbNumber'> & { readonly line: number };

/** The foods of a table by the id that FoodData Central gives them. */
export class Foods {
  /** Filled by `settle`, in the order of the table. */
  readonly byFdcId = new Map<string, TableFood>();
  readonly #candidates = new Map<string, Candidate>();
  readonly #refused = new Map<string, { readonly line: number; readonly reason: string }>();
  readonly #ndbByFdcId = new Map<string, string>();
  readonly #fdcIdByNdb = new Map<string, string>();
  readonly #categories: ReadonlyMap<string, Category>;

  constructor(categories: ReadonlyMap<string, Category>) {
    this.#categories = categories;
  }

  /** Takes in one row of food.csv. */
  add([fdcId = '', dataType = '', rawText = '', categoryId = '', day = '']: readonly string[], line: number): void {
    if (this.#candidates.has(fdcId) || this.#refused.has(fdcId)) return;
    const description = readText(rawText);
    const reason = foodFault(fdcId, dataType, description);
    if (reason !== undefined) this.#refused.set(fdcId, { line, reason });
    else {
      const published = /^\d{4}-\d\d-\d\d$/.test(day) ? day : '';
      const category = this.#categories.get(categoryId);
      const text = description ?? '';
      this.#candidates.set(fdcId, { line, fdcId: Number(fdcId), dataType, description: text, category, published });
    }
  }

  /** Judges a row of a file that gives a food its NDB number: the number joins the food's own row. */
  judgeNumber([fdcId = '', written = '']: readonly string[]): Verdict {
    if (!this.#candidates.has(fdcId)) return refuse(this.fault(fdcId));
    const ndb = written.padStart(5, '0');
    if (!/^\d{5}$/.test(ndb)) return refuse(`the NDB number ${JSON.stringify(written)} is not up to five digits`);
    const other = this.#fdcIdByNdb.get(ndb);
    if (other !== undefined && other !== fdcId) return refuse(`NDB ${ndb} belongs to the food ${other} already`);
    const former = this.#ndbByFdcId.get(fdcId);
    if (former !== undefined && former !== ndb) return refuse(`the food ${fdcId} has NDB ${former} already`);
    this.#fdcIdByNdb.set(ndb, fdcId);
    this.#ndbByFdcId.set(fdcId, ndb);
    return 'merged';
  }

  /** Matches the foods with those of the seed, once all NDB numbers are known: by FDC id, else by NDB number. */
  settle({ foodByFdc, foodByNdb }: Curated): void {
    const taken = new Set<string>();
    for (const [key, { line: _, ...food }] of this.#candidates) {
      const ndbNumber = this.#ndbByFdcId.get(key);
      const found = foodByFdc.get(food.fdcId) ?? (ndbNumber === undefined ? undefined : foodByNdb.get(ndbNumber));
      const curated = found && !taken.has(found.id) ? found : undefined;
      if (curated) taken.add(curated.id);
      const index = this.byFdcId.size;
      // A number that another food of the graph has stays with that food.
      const free = found && !curated ? undefined : ndbNumber;
      const id = curated?.id ?? `food:fdc-${key}`;
      this.byFdcId.set(key, { ...food, index, id, ndbNumber: free, curated });
    }
  }

  /** Judges a row of food.csv. */
  judge([fdcId = '']: readonly string[], line: number): Verdict {
    const refused = this.#refused.get(fdcId);
    const first = refused?.line ?? this.#candidates.get(fdcId)?.line;
    if (first !== line) return refuse(`fdc_id ${fdcId} is already on line ${first}`);
    if (refused) return refuse(refused.reason);
    return this.byFdcId.get(fdcId)?.curated ? 'merged' : 'kept';
  }

  /** Says why amounts of a food cannot be taken. */
  fault(fdcId: string): string {
    const refused = this.#refused.get(fdcId);
    if (refused) return `food ${fdcId} was refused on line ${refused.line} of food.csv`;
    return `food.csv has no fdc_id ${JSON.stringify(fdcId)}`;
  }
}

function foodFault(fdcId: string, dataType: string, description: string | undefined): string | undefined {
  if (!/^[1-9]\d{0,8}$/.test(fdcId)) return `fdc_id ${JSON.stringify(fdcId)} is not a whole number`;
  if (!foodRules.dataTypes.includes(dataType)) {
    const types = foodRules.dataTypes.join(', ');
    return `data_type ${JSON.stringify(dataType)} is not a food with a composition of its own (${types})`;
  }
  if (description === undefined) return 'the description holds characters that cannot be read, or more than 5,000';
  if (description === '') return 'the description is empty';
  return undefined;
}
