import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';

export interface Column<Row> {
  readonly name: string;
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** The value by which the table sorts; without it, the column has no sort button. Null comes last. */
  readonly sort?: (row: Row) => string | number | null;
  readonly isNumber?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Hides the caption from sight, where a heading says the same. */
  readonly hiddenCaption?: boolean;
  readonly isSelected?: (row: Row) => boolean;
}

interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** Shows rows as a real table, sorted by the column that the user chooses. The first column names the row. */
export function Table<Row>({ caption, columns, rows, keyOf, hiddenCaption = false, isSelected }: TableProps<Row>) {
  const { announce } = useApp();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const sortBy = ({ name, title }: Column<Row>) => {
    const descending = sorting?.column === name && !sorting.descending;
    setSorting({ column: name, descending });
    announce(`${caption}: sorted by ${title}, ${descending ? 'descending' : 'ascending'}.`);
  };
  return (
    // A wide table scrolls by itself; the focus lets the keyboard scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the focus to scroll by keyboard.
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption class={hiddenCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={numeric(column)} aria-sort={sortOf(column, sorting)}>
                {column.sort ? (
                  <button type="button" class="sort" onClick={() => sortBy(column)}>
                    {column.title}
                  </button>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, columns, sorting).map((row) => (
            <tr key={keyOf(row)} class={isSelected?.(row) ? 'selected' : undefined}>
              {columns.map((column, i) =>
                i === 0 ? (
                  <th key={column.name} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.name} class={numeric(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const numeric = ({ isNumber }: { readonly isNumber?: boolean }) => (isNumber ? 'number' : undefined);

function sortOf<Row>({ name, sort }: Column<Row>, sorting: Sorting | null) {
  if (!sort) return undefined;
  if (sorting?.column !== name) return 'none';
  return sorting.descending ? 'descending' : 'ascending';
}

/** Sorts rows. Rows without a value come last in both directions, and equal rows keep their order. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const value = columns.find(({ name }) => name === sorting?.column)?.sort;
  if (!value || !sorting) return rows;
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right), 'en', { numeric: true });
  });
}
