import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { derivationOfSource } from './data.ts';
import { type Ledger, refuse } from './ledger.ts';
import { readText } from './values.ts';

/** How USDA came by an amount: its own code, and the word of this graph for the kind of it. */
export interface Derivation {
  readonly code: string;
  readonly kind: string | undefined;
}

/** Returns whether a folder has a file. */
export const hasFile = (folder: string, file: string): Promise<boolean> =>
  access(join(folder, file)).then(
    () => true,
    () => false,
  );

/**
 * Reads a file that gives names to ids, if the folder has it. A row is refused if an earlier line has its id, or if
 * `read` returns a reason.
 */
async function readNames<V extends object>(
  folder: string,
  file: string,
  columns: readonly string[],
  ledger: Ledger,
  read: (cells: readonly string[]) => V | string,
): Promise<ReadonlyMap<string, V>> {
  const byId = new Map<string, V>();
  if (!(await hasFile(folder, file))) return byId;
  await ledger.judge({ folder, file, required: ['id', ...columns] }, ([id = '', ...cells]) => {
    if (id === '') return refuse('the id is empty');
    if (byId.has(id)) return refuse(`id ${id} is already on an earlier line`);
    const value = read(cells);
    if (typeof value === 'string') return refuse(value);
    byId.set(id, value);
    return 'kept';
  });
  return byId;
}

export interface Category {
  readonly code: string;
  readonly name: string;
}

/** Reads the categories of foods, by their ids. */
export const readCategories = (folder: string, ledger: Ledger): Promise<ReadonlyMap<string, Category>> =>
  readNames(folder, 'food_category.csv', ['code', 'description'], ledger, ([code = '', description = '']) => {
    const name = readText(description);
    return code !== '' && name ? { code, name } : 'the code or the description is empty';
  });

/** Reads how amounts are derived, by the ids that amounts name. */
export async function readDerivations(folder: string, ledger: Ledger): Promise<ReadonlyMap<string, Derivation>> {
  const sources = await readNames(folder, 'food_nutrient_source.csv', ['code'], ledger, ([code = '']) =>
    derivationOfSource[code] === undefined
      ? `the importer knows no source code ${JSON.stringify(code)}: add it to its data/derivations.yaml`
      : { kind: derivationOfSource[code] },
  );
  const columns = ['code', 'source_id'];
  return readNames(folder, 'food_nutrient_derivation.csv', columns, ledger, ([code = '', sourceId = '']) =>
    /^[A-Z]{1,6}$/.test(code)
      ? { code, kind: sources.get(sourceId)?.kind }
      : `the code ${JSON.stringify(code)} is not one to six capital letters`,
  );
}
