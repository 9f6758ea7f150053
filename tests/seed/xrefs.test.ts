/** Checks the grades of identifiers from other vocabularies. */
import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { loadNutrition } from '../support/nutrition/nutrition.ts';

interface Xref {
  readonly curie: string;
  readonly label: string;
  readonly match: string;
}
const { data } = await loadNutrition();
const xrefs = data.nodes.flatMap(({ id, properties }) =>
  ((properties.xrefs as unknown as readonly Xref[] | undefined) ?? []).map((xref) => ({
    ...xref,
    id,
    name: String(properties.name).toLowerCase(),
  })),
);

it('an identifier has the same grade on all entities of one name', () => {
  const apart = xrefs.flatMap((one) =>
    xrefs
      .filter(({ name, curie, match }) => name === one.name && curie === one.curie && match !== one.match)
      .map(({ id }) => `${one.id} and ${id}: ${one.curie}`),
  );
  expect(apart).toEqual([]);
});

/**
 * The path of the table of identifiers, which is not part of the project. The test below needs it. Conditions and
 * symptoms that the article does not name have identifiers from the ontologies themselves.
 */
const table = process.env.ONTOLOGY_PATH ?? '';
const isFile = statSync(table, { throwIfNoEntry: false })?.isFile() ?? false;

it.skipIf(!isFile)(
  'an identifier of the table has its grade and label, and a doubtful row has only the grade CLOSE',
  () => {
    type Row = Readonly<Record<'our_name' | 'id' | 'official_label' | 'match', string>>;
    const rows: readonly Row[] = parse(readFileSync(table, 'utf8'), { columns: true, skip_empty_lines: true });
    const wrong = xrefs.flatMap(({ id, name, curie, label, match }) => {
      const row = rows.find((each) => each.id === curie && each.our_name.toLowerCase() === name);
      if (!row) return [];
      const grade = row.match === 'exact?' ? 'CLOSE' : row.match.toUpperCase();
      return grade === match && row.official_label === label ? [] : [`${id}: ${curie} ${label} ${match}, not ${grade}`];
    });
    expect(wrong).toEqual([]);
    const known = new Set(xrefs.map(({ curie }) => curie));
    expect(rows.filter((row) => known.has(row.id)).length).toBeGreaterThan(100);
  },
);
