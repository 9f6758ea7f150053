import { expect, it } from 'vitest';
import { withoutStop } from '../../../src/explorer/words.ts';

it('writes a claim within a sentence without its full stop, and any other name as it is', () => {
  expect(withoutStop('Broccoli is a source of chromium.')).toBe('Broccoli is a source of chromium');
  expect(withoutStop('Vitamin B12')).toBe('Vitamin B12');
});
