import { describe, expect, it } from 'vitest';
import { defaultLimits, TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const engine = new TestEngine(graph, data, defaultLimits);
const remarks = (args: string) => `{ remarks(${args}) { nodes { id } } }`;

describe('a shortcut says the same as the condition that it stands for', () => {
  it.each([
    ['of: "book:iliad"', 'speaksOf: { some: { node: { id: { eq: "book:iliad" } } } }'],
    ['register: "register:letters"', 'register: { id: { eq: "register:letters" } }'],
    ['stance: DOUBTS', 'stance: { eq: DOUBTS }'],
    ['elsewhere: 3', 'not: { page: { eq: 3 } }'],
    ['undisputed: true', 'contradictedBy: { none: {} }'],
    ['undisputed: false', 'not: { contradictedBy: { none: {} } }'],
    [
      'undisputed: false, elsewhere: 3, of: "book:tie-a"',
      'contradictedBy: { some: {} }, not: { page: { eq: 3 } }, ' +
        'speaksOf: { some: { node: { id: { eq: "book:tie-a" } } } }',
    ],
  ])('%s', async (shortcuts, where) => {
    const found = await engine.data(remarks(shortcuts));
    expect(found).toEqual(await engine.data(remarks(`where: { ${where} }`)));
    expect(found.remarks.nodes.length).toBeGreaterThan(0);
    expect(found.remarks.nodes.length).toBeLessThan(11);
  });
});

describe('a plan with shortcuts', () => {
  const text = `query ($of: ID!, $page: Int, $undisputed: Boolean) {
    remarks(of: $of, elsewhere: $page, undisputed: $undisputed) { nodes { id } } }`;

  it('is kept for all their values, and made again for other shortcuts or another boolean', async () => {
    const own = new TestEngine(graph, data);
    const cached: unknown[] = [];
    for (const variables of [
      { of: 'book:iliad', page: 3 },
      { of: 'author:homer', page: 7 },
      { of: 'author:homer' },
      { of: 'author:homer', undisputed: true },
      { of: 'author:homer', undisputed: false },
      { of: 'book:iliad', undisputed: true },
    ]) {
      const { errors, bound } = await own.run(text, variables);
      expect(errors).toEqual([]);
      cached.push(bound?.cached);
    }
    expect(cached).toEqual([false, true, false, false, false, true]);
  });

  it('counts them among the conditions', async () => {
    const narrow = new TestEngine(graph, data, { maxConditions: 2 });
    expect((await narrow.run(remarks('stance: STATES, elsewhere: 1'))).errors).toEqual([]);
    const { extensions } = await narrow.refusal(remarks('stance: STATES, elsewhere: 1, undisputed: true'));
    expect(extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxConditions' });
  });
});

describe('a shortcut is refused', () => {
  it.each([
    ['that is not an id', 'of: "homer"', 'Query.remarks(of:) holds "homer", which is not an id.'],
    ['that is a number for an id', 'register: 5', 'Query.remarks(register:) holds "5", which is not an id.'],
    ['of a kind that is not declared', 'of: "reader:homer"', '"reader:homer", which is not an id.'],
    [
      'of another kind than the one it compares with',
      'register: "author:homer"',
      '"author:homer", which is an id of the kind Author. An id is a kind, a colon and a slug of lower-case letters, ' +
        'digits, "-" and ".". Expected an id of the kind Register: "register:…".',
    ],
    [
      'of none of the kinds it compares with',
      'of: "genre:sea"',
      'Expected an id of the kind Author: "author:…" or of the kind Book: "book:…" or of the kind Magazine: ' +
        '"magazine:…" or of the kind Branch: "library-branch:…".',
    ],
    ['of no entity', 'of: "book:none"', 'Query.remarks(of:) holds "book:none": no entity of this release has this id.'],
  ])('with BAD_ID: %s', async (_what, args, message) => {
    const error = await engine.refusal(remarks(args));
    expect(error.extensions.code).toBe('BAD_ID');
    expect(error.message).toContain(message);
  });

  it.each(['of', 'register', 'stance', 'elsewhere', 'undisputed'])(
    'with BAD_USER_INPUT when it is null: %s',
    async (name) => {
      const error = await engine.refusal(remarks(`${name}: null`));
      expect(error.extensions.code).toBe('BAD_USER_INPUT');
      expect(error.message).toContain(`Query.remarks(${name}:) is null`);
    },
  );

  it('a shortcut is refused when a variable makes it wrong', async () => {
    const text = 'query ($of: ID, $truth: Boolean) { remarks(of: $of, undisputed: $truth) { nodes { id } } }';
    expect((await engine.refusal(text, { of: null })).extensions.code).toBe('BAD_USER_INPUT');
    expect((await engine.refusal(text, { truth: null })).extensions.code).toBe('BAD_USER_INPUT');
    expect((await engine.refusal(text, { of: 'genre:sea' })).extensions.code).toBe('BAD_ID');
    expect((await engine.refusal(text, { of: 'book:none' })).extensions.code).toBe('BAD_ID');
  });
});
