import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../src/base/errors.ts';
import { adviceCodes, readErrors } from '../../../src/explorer/api/errors.ts';
import { openKeyKeeper } from '../../../src/explorer/api/key.ts';

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  ok: status < 400,
  headers: new Headers(headers),
});

describe('errors of the API', () => {
  test('keep the message of the service, and add what to do', () => {
    const body = { errors: [{ message: 'Too much.', extensions: { code: 'RATE_LIMITED' } }] };
    expect(readErrors(answer(429, { 'retry-after': '12' }), body)).toEqual([
      { code: 'RATE_LIMITED', message: 'Too much.', advice: 'Wait 12 seconds, then try again.', path: null },
    ]);
  });

  test('advise only on codes that the service has', () => {
    expect(adviceCodes.filter((code) => !Object.hasOwn(errorCodes, code))).toEqual([]);
  });

  test('are one error for an answer that is not from the API', () => {
    expect(readErrors(answer(502), null)).toMatchObject([{ code: 'HTTP_502' }]);
    expect(readErrors(answer(200), null)).toMatchObject([{ code: 'HTTP_200' }]);
    expect(readErrors(answer(403), { detail: 'no' })).toMatchObject([{ code: 'HTTP_403' }]);
    expect(readErrors(answer(200), { data: {} })).toEqual([]);
  });

  test('may lack everything', () => {
    expect(readErrors(answer(400), { errors: [{}] })).toEqual([
      { code: 'UNKNOWN', message: 'The service gave no reason.', advice: null, path: null },
    ]);
  });
});

describe('the key that a user typed', () => {
  const storage = () => {
    const items = new Map<string, string>();
    return {
      items,
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => void items.set(name, value),
      removeItem: (name: string) => void items.delete(name),
    };
  };

  test('stays in the storage until the user forgets it, and watchers hear of both', () => {
    const kept = storage();
    const keeper = openKeyKeeper(kept);
    let changes = 0;
    const end = keeper.watch(() => {
      changes++;
    });
    keeper.keep('secret');
    expect([keeper.read(), openKeyKeeper(kept).read()]).toEqual(['secret', 'secret']);
    keeper.keep(null);
    expect([keeper.read(), kept.items.size, changes]).toEqual([null, 0, 2]);
    end();
    keeper.keep('other');
    expect(changes).toBe(2);
  });

  test('is lost with the page where the browser refuses storage', () => {
    const keeper = openKeyKeeper(null);
    keeper.keep('secret');
    expect([keeper.read(), openKeyKeeper(null).read()]).toEqual(['secret', null]);
  });
});
