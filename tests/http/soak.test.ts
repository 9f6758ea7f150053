/** The service's memory under requests of which no two are alike: what is kept of each is let go again. */
import { afterEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { killAll } from '../support/command.ts';
import { serveWatched } from '../support/heap.ts';
import { askAll } from '../support/pipelines.ts';
import { distinctDocuments, distinctValues, soak } from '../support/soak.ts';

const minutes = 60_000;
const { maxTokens, maxBodyBytes } = readSettings([], {});

describe('memory stays as it is', { timeout: 6 * minutes }, () => {
  afterEach(killAll);

  it.each([
    ['over 100,000 different documents', distinctDocuments, 100_000],
    ['over one document with 20,000 different values', distinctValues, 20_000],
  ])('%s', async (_, kinds, count) => {
    const service = await serveWatched();
    const { grown, bound, alive } = await soak(service, kinds, count);
    expect(grown, alive).toBeLessThan(bound);
  });
});

describe('memory is bounded', { timeout: 3 * minutes }, () => {
  afterEach(killAll);

  it('over documents that are each as large as is allowed', async () => {
    const service = await serveWatched();
    const tokens = maxTokens - 20;
    const letters = maxBodyBytes - 1_000;
    const queries = [
      (n: number) => `{ node(id: "a:b") { id ${'id '.repeat(tokens)} } } #${n}`,
      (n: number) => `{ node(id: "a:b") { ${Array.from({ length: 1_000 }, (_, i) => `x${i}`).join(' ')} } } #${n}`,
      (n: number) => `{ __typename } #${n}${'x'.repeat(letters)}`,
      (n: number) => `{ __typename #${n}${'x'.repeat(letters)}`,
    ];
    const send = (first: number, count: number) =>
      askAll(
        service.url,
        count,
        (i) => JSON.stringify({ query: queries[i % queries.length]?.(first + i) }),
        ({ status }) => expect(status).toBe(200),
      );
    await send(0, queries.length);
    const before = await service.alive();
    await send(queries.length, 600);
    // Documents are kept up to some 50 MB, and those that are none up to 10. They would take 2 MB each, and a thousand
    // of them is what a bound on their number alone allows.
    expect((await service.alive()) - before).toBeLessThan(90_000_000);
  });
});
