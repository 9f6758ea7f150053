/** Searches the library under the service's own limits on what to search for. */
import { readSettings } from '../../../src/settings/read.ts';
import { TestEngine } from '../engine/engine.ts';
import { loadLibrary } from './index.ts';

export const { maxSearchLetters, maxSearchWords } = readSettings([], {});

/** Returns an engine with these limits, and a function that searches for a text. */
export async function openLimitedSearch() {
  const { graph, data } = await loadLibrary();
  const engine = new TestEngine(graph, data, { maxSearchLetters, maxSearchWords });
  const query = 'query ($text: String!) { search(text: $text) { totalCount } }';
  return { graph, data, engine, run: (text: string) => engine.run(query, { text }) };
}
