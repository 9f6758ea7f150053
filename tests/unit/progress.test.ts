import { expect, test } from 'vitest';
import { withProgress } from '../../src/commands/progress.ts';

/** One report, and the second at which it comes. */
type Reported = readonly [second: number, step: string, done: number, total: number, rows?: number];

/** Runs a task that reports at given seconds and ends one second later. Returns the output. */
async function written(isTTY: boolean, reports: readonly Reported[], fails = false): Promise<string> {
  let text = '';
  let second = 0;
  const task = withProgress(
    { isTTY, write: (more) => (text += more) },
    'Loading',
    async (progress) => {
      for (const [at, ...state] of reports) {
        second = at;
        progress(...state);
      }
      second += 1;
      if (fails) throw new Error('no room');
    },
    () => second * 1_000,
  );
  await (fails ? expect(task).rejects.toThrow('no room') : task);
  return text;
}

const load: readonly Reported[] = [
  [0, 'Book', 1, 40],
  [2, 'Book', 20, 40],
  [3, 'Book', 21, 40],
  [9, 'Author', 40, 40],
];

test('a terminal is shown a bar that fills, the rate and the time left', async () => {
  const frames = (await written(true, load)).split('\r');
  expect(frames[0]).toBe('Loading\n');
  expect(frames[1]).toBe(`${'█'.repeat(15)}${'░'.repeat(15)} 50% 20 of 40, 10/s, 2 s left: Book\u001b[K`);
  expect(frames.at(-1)).toBe('\u001b[K100% 40 in 10 s, 4/s\n');
});

test('elsewhere there are few lines: one for a tenth or more, and not more often than every five seconds', async () => {
  const later = load.map(([second, ...state]): Reported => [second * 3, ...state]);
  const lines = 'Loading\n50% 20 of 40, 3/s, 6 s left: Book\n99% 40 of 40, 1/s, 0 s left: Author\n';
  expect(await written(false, later)).toBe(`${lines}100% 40 in 28 s, 1/s\n`);
});

test('the time left appears with the first percent', async () => {
  const lines = await written(false, [
    [30, 'Book', 1, 1_000],
    [60, 'Book', 100, 1_000],
  ]);
  expect(lines).toContain('0% 1 of 1,000, 0/s: Book\n10% 100 of 1,000, 2/s, 9 min 0 s left: Book\n');
});

test('a step that counts bytes shows how many records they are', async () => {
  expect(await written(false, [[100, 'reading a.csv', 1_000, 4_000, 2_500]])).toBe(
    'Loading\n25% 2,500 rows, 25/s, 5 min 0 s left: reading a.csv\n100% 2,500 in 1 min 41 s, 25/s\n',
  );
});

test.each([true, false])('100%% is not shown for a load that fails at its end (terminal: %s)', async (isTTY) => {
  const text = await written(isTTY, load, true);
  expect(text).toContain('99%');
  expect(text).not.toContain('100%');
  if (isTTY) expect(text.endsWith('\r\u001b[K')).toBe(true);
});

test('a task that ends within a second writes nothing', async () => {
  expect(await written(true, [[0, 'Book', 40, 40]])).toBe('');
});
