import { describe, expect, it } from 'vitest';
import { fold } from '../../src/model/text.ts';

describe('folding', () => {
  it('takes no longer for marks out of order than for letters', () => {
    const time = (text: string) => {
      const started = performance.now();
      fold(text);
      return performance.now() - started;
    };
    const best = (text: string) => Math.min(...Array.from({ length: 5 }, () => time(text)));
    // In quadratic time it takes thousands of times as long.
    expect(best('\u0301\u0323'.repeat(50_000))).toBeLessThan(100 * Math.max(1, best('ab'.repeat(50_000))));
  });
});
