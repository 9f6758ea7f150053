/** The ways to load a release over another, and the phases of each: the tests end a load in every one of them. */

/** The limit of changes on the current side for each way: every difference is too large for it, or none is. */
export const ways = [
  ['by changing the current side', 10_000],
  ['by filling the other side', 0],
] as const;

/** The statements of a load before which it ends: a regular expression for one statement of each phase. */
export const phases = {
  'by changing the current side': [
    'SET current.locked',
    'UNWIND \\$ids',
    'MERGE \\(n:',
    'MERGE \\(a\\)-',
    'DELETE r$',
    'DELETE n$',
    '_Digest',
    'SET r = \\$properties',
    '_Undo',
    'SET current.side',
    'epoch \\+ 1',
    'COMMIT$',
    'COMMITTED',
  ],
  'by filling the other side': [
    'epoch \\+ 1',
    'SET r = \\$claim',
    'WITH r LIMIT',
    'WITH n LIMIT',
    'MERGE \\(n:',
    'CREATE \\(a\\)-',
    'IS NULL REMOVE n:',
    'UNWIND \\$rows AS row MERGE \\(d:',
    'SET r = \\$properties',
    'SET current.side',
    'COMMIT$',
    'COMMITTED',
  ],
} as const satisfies Record<(typeof ways)[number][0], readonly string[]>;

/** The phase in which the new release is the current one already. */
export const isSwitched = (phase: string): boolean => phase === 'COMMITTED';
