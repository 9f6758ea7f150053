import { describe, expect, it } from 'vitest';
import { must } from '../../../src/base/must.ts';

describe('must', () => {
  it.each([0, '', false, Number.NaN])('returns %j, which is not missing', (value) => {
    expect(must(value, 'the value')).toBe(value);
  });

  it.each([null, undefined])('throws for %j and names what is missing', (value) => {
    expect(() => must(value, 'the kind of a root')).toThrow('bug: the kind of a root is missing');
  });
});
