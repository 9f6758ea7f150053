/**
 * Strings that attackers send. The tests of injection and the fuzzer write them into requests. They would do harm, or
 * change on their way, if the service read them as anything except values.
 */

/** Hostile strings by a name. All of them are valid Unicode. */
export const hostileStrings: Readonly<Record<string, string>> = {
  quotes: `'"'"`,
  backticks: '`a`` `` ```',
  'a way out of a map': "'}) MATCH (n) DETACH DELETE n //",
  'a way out of a name': '`) DETACH DELETE n WITH * MATCH (`x',
  'an escaped quote': '\\u0027 OR true OR \\u0027',
  'an escaped backtick': '\\u0060',
  'a parameter': '$p0',
  'a template': '\u0024{x} {{x}} $(x)',
  'a closed subquery': '} RETURN 1 //',
  'a comment': '/* */ -- // #',
  backslashes: '\\\\\\',
  'control characters': '\u0001\b\t\n\r\u001b\u007f\u0085\u2028',
  nul: 'a\u0000b',
  emoji: '🧨👩‍👩‍👧 e\u0301',
  'other directions': '\u202eabc\u2066\u200f',
  'the ends of the planes': '\ufeff\uffff\ufffd\u{10ffff}',
  'a long string': `'"\`}`.repeat(25_000),
};

/** Halves of a surrogate pair, which JSON can express and UTF-8 cannot. */
export const loneSurrogates: Readonly<Record<string, string>> = {
  high: '\ud800',
  low: 'a\udfffb',
  'the wrong way round': '\udc00\ud800',
};
