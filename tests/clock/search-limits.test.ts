import { describe, expect, it } from 'vitest';
import { openLimitedSearch } from '../support/library/search-limits.ts';

const { run } = await openLimitedSearch();

describe('a text to search for', () => {
  it.each([
    ['a very long word', 'a'.repeat(200_000)],
    ['a letter that folds to eighteen', '\uFDFA'.repeat(100)],
    ['accents without end', `a${'\u0301'.repeat(200_000)}`],
  ])('is refused where it is %s, without being looked at for long', async (_name, text) => {
    const started = performance.now();
    const { errors } = await run(text);
    expect(errors[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxSearchLetters' });
    expect(performance.now() - started).toBeLessThan(500);
  });
});
