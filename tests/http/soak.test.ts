/**
 * Measures the service's memory under requests that are all different: it must free what it allocates for each.
 *
 * SOAK_REQUESTS=100000 sends enough documents to find a slow leak, in about five minutes.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings/read.ts';
import { sendPipelined } from '../support/http/pipelines.ts';
import { killAll } from '../support/process/command.ts';
import { startMeasuredService } from '../support/process/measured-service.ts';
import { distinctDocuments, distinctValues, smallCaches, soak } from '../support/process/soak.ts';

const minutes = 60_000;
const { maxTokens, maxBodyBytes } = readSettings([], {});

/** Number of documents. A slow leak shows only with more requests than the usual tests have time for. */
const documents = Number(process.env.SOAK_REQUESTS || 16_000);

/** A tenth of the default, so that few documents fill the cache. */
const documentCacheBytes = 10_000_000;

/** Returns documents of the largest size: with many tokens, with many letters, and with a late syntax error. */
function largest(n: number): string {
  const letters = 'x'.repeat(maxBodyBytes - 1_000);
  if (n % 3 === 0) return `{ node(id: "a:b") { id ${'id '.repeat(maxTokens - 20)} } } #${n}`;
  return n % 3 === 1 ? `{ __typename } #${n}${letters}` : `{ __typename #${n}${letters}`;
}

describe('the memory of the service does not grow', { timeout: Math.max(4, documents / 10_000) * minutes }, () => {
  afterEach(killAll);

  it.each([
    [`over ${documents} different documents`, distinctDocuments, documents],
    ['over one document with 20,000 different values', distinctValues, 20_000],
  ])('%s', async (_, kinds, count) => {
    const service = await startMeasuredService(smallCaches);
    const { grown, bound, alive } = await soak(service, kinds, count);
    expect(grown, alive).toBeLessThan(bound);
  });
});

describe('the cache of documents stays within its limit', { timeout: 3 * minutes }, () => {
  afterEach(killAll);

  it.each([
    ['with documents of the largest size', 600, largest],
    ['with small, invalid documents', 6_000, (n: number) => `{ a${n} }`],
    ['with small, valid documents', 6_000, (n: number) => `{ a${n}: __typename }`],
  ])('%s', async (_, count, query) => {
    const service = await startMeasuredService(['--document-cache-bytes', String(documentCacheBytes)]);
    const send = (first: number, end: number) =>
      sendPipelined(
        service.url,
        end - first,
        (i) => JSON.stringify({ query: query(first + i) }),
        ({ status }) => expect(status).toBe(200),
      );
    await send(0, 100);
    const before = await service.alive();
    await send(100, count);
    // The margin is for the first hundred documents.
    expect((await service.alive()) - before).toBeLessThan(documentCacheBytes + 2_000_000);
  });
});
