import { expect, test } from 'vitest';
import { showProgress } from '../../src/commands/progress.ts';

/** Returns the output for a load of 40 nodes in five batches. */
function shown(isTTY: boolean): string {
  let text = '';
  const { report, end } = showProgress({ isTTY, write: (more) => (text += more) }, 'Loading');
  for (const done of [1, 2, 20, 39, 40]) report('Book', done, 40);
  end();
  return text;
}

test('a terminal shows a bar that fills and then disappears', () => {
  const frames = shown(true).split('\r');
  expect(frames[0]).toBe('Loading\n');
  expect(frames[3]).toBe(`${'█'.repeat(15)}${'░'.repeat(15)} 50% 20 of 40 Book\u001b[K`);
  expect(frames.at(-1)).toBe('\u001b[K');
  expect(shown(true).split('\n')).toHaveLength(2);
});

test('any other output gets a line for each tenth', () => {
  expect(shown(false)).toBe('Loading\n50% 20 of 40 Book\n97% 39 of 40 Book\n100% 40 of 40 Book\n');
});
