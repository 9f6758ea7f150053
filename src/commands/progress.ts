import type { Progress } from '../store/neo4j-progress.ts';

/** Where progress is written, such as standard error. */
export interface Out {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 30;

/** Shows how far a load is: a bar that fills on a terminal, elsewhere a line for each tenth. */
export function showProgress(out: Out, title: string): { readonly report: Progress; end(): void } {
  let tenths = 0;
  out.write(`${title}\n`);
  const bar: Progress = (step, done, total) => {
    const full = Math.round((done / total) * width);
    // To the start of the line, and erase what a longer name left of the last one.
    out.write(`\r${'█'.repeat(full)}${'░'.repeat(width - full)} ${amount(done, total)} ${step}\u001b[K`);
  };
  const lines: Progress = (step, done, total) => {
    const reached = Math.floor((done / total) * 10);
    if (reached > tenths) out.write(`${amount(done, total)} ${step}\n`);
    tenths = reached;
  };
  return { report: out.isTTY ? bar : lines, end: () => void (out.isTTY && out.write('\r\u001b[K')) };
}

const amount = (done: number, total: number): string =>
  `${Math.floor((done / total) * 100)}% ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
