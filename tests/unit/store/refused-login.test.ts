import { beforeEach, expect, test } from 'vitest';
import { StoreFault } from '../../../src/store/fault.ts';
import { RefusedLogin } from '../../../src/store/refused-login.ts';

let now: number;
let login: RefusedLogin;
beforeEach(() => {
  now = 0;
  login = new RefusedLogin(() => now);
});

const fault = new StoreFault('credentials');

/** Attempts to log in whenever that is allowed. @returns the seconds at which it did. */
function attempts(seconds: number): readonly number[] {
  const made: number[] = [];
  const end = now + seconds * 1_000;
  for (; now < end; now += 1_000) {
    if (login.fault) continue;
    made.push(now / 1_000);
    login.refused(fault);
  }
  return made;
}

test('a refused password is sent again after pauses that grow up to a limit', () => {
  expect(attempts(400)).toEqual([0, 5, 15, 35, 75, 155, 235, 315, 395]);
});

test('another service logs in most of the time, though Neo4j locks the user for five seconds', () => {
  const made = attempts(3_600).slice(2);
  expect((made.length * 5) / 3_600).toBeLessThan(0.1);
});

test('refusals at the same time count as one', () => {
  for (let i = 0; i < 50; i++) login.refused(fault);
  now += 5_000;
  expect(login.fault).toBeNull();
});

test('after a long time without a refusal the pauses begin again', () => {
  attempts(60);
  now += 200_000;
  expect(login.fault).toBeNull();
  const began = now / 1_000;
  expect(attempts(10)).toEqual([began, began + 5]);
});
