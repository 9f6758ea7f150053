/**
 * The service's memory under requests of which no two are alike: what is kept of each is let go again.
 *
 * SOAK_REQUESTS=100000 sends as many documents as a night admits, in some five minutes.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings/read.ts';
import { sendPipelined } from '../support/http/pipelines.ts';
import { killAll } from '../support/process/command.ts';
import { startMeasuredService } from '../support/process/measured-service.ts';
import { distinctDocuments, distinctValues, smallCaches, soak } from '../support/process/soak.ts';

const minutes = 60_000;
const { maxTokens, maxBodyBytes } = readSettings([], {});

/** A slow leak takes more requests to show than every run of the tests has time for. */
const documents = Number(process.env.SOAK_REQUESTS || 16_000);

/** A tenth of what it is unless set, so that little is enough to fill it. */
const documentCacheBytes = 10_000_000;

/** Documents that are as large as they may be: of tokens, of letters, and of letters that end where none may. */
function largest(n: number): string {
  const letters = 'x'.repeat(maxBodyBytes - 1_000);
  if (n % 3 === 0) return `{ node(id: "a:b") { id ${'id '.repeat(maxTokens - 20)} } } #${n}`;
  return n % 3 === 1 ? `{ __typename } #${n}${letters}` : `{ __typename #${n}${letters}`;
}

describe('memory stays as it is', { timeout: Math.max(4, documents / 10_000) * minutes }, () => {
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

describe('what is kept of documents stays within documentCacheBytes', { timeout: 3 * minutes }, () => {
  afterEach(killAll);

  it.each([
    ['as large as is allowed', 600, largest],
    ['small and wrong', 6_000, (n: number) => `{ a${n} }`],
    ['small and right', 6_000, (n: number) => `{ a${n}: __typename }`],
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
    // And what the hundred have taken and had to give.
    expect((await service.alive()) - before).toBeLessThan(documentCacheBytes + 2_000_000);
  });
});
