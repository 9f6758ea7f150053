import type { ComponentChildren } from 'preact';

export interface Bar {
  readonly key: string;
  readonly label: ComponentChildren;
  /** Parts that follow each other in one bar; one part for a plain bar. */
  readonly parts: readonly { readonly value: number; readonly name?: string }[];
  /** The value in words, such as "4.2 mg". Screen readers read it, and so does everyone else. */
  readonly text: string;
  /** Shown below the bar, such as the claims behind it. */
  readonly more?: ComponentChildren;
  /** Ends of an interval, if the value is not certain; drawn as a line. */
  readonly interval?: readonly [low: number, high: number];
}

interface BarsProps {
  readonly caption: string;
  /** Headings of the label and of the value. */
  readonly titles: readonly [label: string, value: string];
  readonly rows: readonly Bar[];
  /** The value that fills the width; by default the largest. */
  readonly max?: number;
  /** A value to mark on every bar, such as a reference. */
  readonly mark?: { readonly value: number; readonly name: string };
}

const width = 1000;
const height = 24;

/** Shows values as bars in a table: the bars are for the eye alone, and the text beside them says the same. */
export function Bars({ caption, titles, rows, max, mark }: BarsProps) {
  const totals = rows.map(({ parts, interval }) => interval?.[1] ?? parts.reduce((sum, { value }) => sum + value, 0));
  const largest = totals.reduce((most, total) => Math.max(most, total), mark?.value ?? 0);
  const full = Math.max(max ?? largest, Number.MIN_VALUE);
  return (
    <table class="bars">
      <caption>
        {caption}
        {mark && <span class="quiet"> The line marks {mark.name}.</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{titles[0]}</th>
          <th scope="col">{titles[1]}</th>
          <td aria-hidden="true" class="bar-head" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.label}
              {row.more}
            </th>
            <td class="number">{row.text}</td>
            <td aria-hidden="true" class="bar">
              <BarPicture row={row} full={full} mark={mark?.value ?? null} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BarPicture({ row, full, mark }: { row: Bar; full: number; mark: number | null }) {
  const x = (value: number) => Math.max(0, Math.min(width, (value / full) * width));
  const starts = row.parts.map((_, i) => row.parts.slice(0, i).reduce((sum, { value }) => sum + value, 0));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {row.parts.map(({ value, name }, i) => {
        const start = starts[i] ?? 0;
        return (
          <rect
            key={start}
            class={`bar-part bar-part-${i % 6}`}
            x={x(start)}
            y="3"
            width={Math.max(0, x(start + value) - x(start))}
            height={height - 6}
          >
            {name !== undefined && <title>{name}</title>}
          </rect>
        );
      })}
      {row.interval && (
        <line class="bar-interval" x1={x(row.interval[0])} x2={x(row.interval[1])} y1={height / 2} y2={height / 2} />
      )}
      {mark !== null && <line class="bar-mark" x1={x(mark)} x2={x(mark)} y1="0" y2={height} />}
    </svg>
  );
}
