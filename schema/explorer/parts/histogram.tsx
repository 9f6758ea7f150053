import { Table } from '../../../src/explorer/parts/table.tsx';
import { type Bin, columnsOf } from '../shape/histogram.ts';
import { plain } from '../shape/numbers.ts';

interface HistogramProps {
  readonly bins: readonly Bin[];
  /** The number of foods whose amount is 0. */
  readonly zeros: number;
  readonly nutrient: string;
  readonly unit: string;
  /** The lower edge of the chosen bin. */
  readonly chosen: number;
  /** Returns the address that chooses a bin. */
  readonly address: (bin: number) => string;
}

const size = { width: 640, height: 220 };
const margin = { top: 24, bottom: 44, side: 24 };
const outer = [size.width + 2 * margin.side, size.height + margin.top + margin.bottom];
const viewBox = [-margin.side, -margin.top, ...outer].join(' ');

/** Shows counts by bin as a drawing, and as a table that says the same and chooses a bin. */
export function Histogram({ bins, zeros, nutrient, unit, chosen, address }: HistogramProps) {
  return (
    <>
      <figure class="histogram">
        {/* The table below says the same to screen readers. */}
        <svg viewBox={viewBox} aria-hidden="true" focusable="false">
          {columnsOf(bins, size).map(({ bin, x, y, width, height }) => (
            <a key={bin.from} href={address(bin.from)} tabindex={-1}>
              <title>{`${bin.label}: ${bin.count}`}</title>
              <rect class="hit" x={x} y={-margin.top} width={width} height={size.height + margin.top} />
              <rect
                class={bin.from === chosen ? 'column chosen' : 'column'}
                x={x + 1}
                y={y}
                width={Math.max(1, width - 2)}
                height={height}
              />
              {bin.count > 0 && (
                <text x={x + width / 2} y={y - 6}>
                  {bin.count}
                </text>
              )}
              <text x={x} y={size.height + 18}>
                {plain(bin.from)}
              </text>
            </a>
          ))}
          <text x={size.width} y={size.height + 18}>
            {plain(bins.at(-1)?.below ?? 0)}
          </text>
          <line class="axis" x1="0" x2={size.width} y1={size.height} y2={size.height} />
          <text class="axis-title" x={size.width / 2} y={size.height + 38}>
            {`${unit} per 100 g`}
          </text>
        </svg>
        <figcaption class="quiet">
          {zeros > 0 && `${zeros} foods with an amount of 0 are not in the picture. `}
          Choose a column, or a row of the table, to see its foods.
        </figcaption>
      </figure>
      <Table
        caption={`Measured foods by their amount of ${nutrient} per 100 g`}
        rows={bins}
        keyOf={({ from }) => String(from)}
        isSelected={({ from }) => from === chosen}
        columns={[
          {
            name: 'amount',
            title: 'Amount per 100 g',
            cell: ({ label, from, count }) => (count > 0 ? <a href={address(from)}>{label}</a> : label),
            sort: ({ from }) => from,
          },
          { name: 'foods', title: 'Foods', cell: ({ count }) => count, sort: ({ count }) => count, isNumber: true },
        ]}
      />
    </>
  );
}
