import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings/read.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { loadLibrary } from '../support/library/index.ts';

const { graph, data } = await loadLibrary();
const { maxSearchLetters, maxSearchWords } = readSettings([], {});
const engine = new TestEngine(graph, data, { maxSearchLetters, maxSearchWords });
const query = 'query ($text: String!) { search(text: $text) { totalCount } }';
const run = (text: string) => engine.run(query, { text });

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
