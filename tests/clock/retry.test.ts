import { expect, it } from 'vitest';
import { retry } from '../../src/store/retry.ts';

it('ends a pause between attempts as soon as it is aborted', async () => {
  const controller = new AbortController();
  const began = performance.now();
  setTimeout(() => controller.abort(), 20);
  const attempt = () => Promise.reject(new Error('failure'));
  const policy = { budgetMs: 60_000, signal: controller.signal, mayPass: () => true };
  await expect(retry(attempt, policy)).rejects.toThrow('failure');
  expect(performance.now() - began).toBeLessThan(1_000);
});
