/** How large one operation may be. */
import { type Limits, usualPageSizes } from '../base/limits.ts';
import { count, type IntegerSetting } from './setting.ts';

const limitSettings = {
  maxPageSize: count(usualPageSizes.maxPageSize, 10_000, 'Largest `first` or `last` of a list.'),
  defaultPageSize: count(usualPageSizes.defaultPageSize, 10_000, 'Page size of a list that names none.'),
  maxIds: count(100, 10_000, 'Most ids in one `nodes(ids:)` or `byXref(ids:)`.'),
  maxSearchLetters: count(200, 1_000, 'Most letters in a text to search for.'),
  maxSearchWords: count(20, 100, 'Most words in a text to search for.'),
  maxCost: count(
    50_000,
    1_000_000_000,
    'Largest estimated cost of an operation: page sizes multiplied down its levels, and again for every ten fields of ' +
      'a row; one for every ten conditions of a filter and for every hundred letters of an argument.',
  ),
  maxArgumentSize: count(
    250_000,
    100_000_000,
    'Most letters, list items and input fields in all arguments of an operation; a variable counts at each use.',
  ),
  maxInputObjects: count(
    1_000,
    1_000_000,
    'Most objects in the variables of an operation. A filter has some for each condition, an order one for each key.',
  ),
  maxConditions: count(100, 10_000, 'Most conditions in all filters of an operation.'),
  maxWork: count(
    1_000_000,
    1_000_000_000,
    'Most nodes and edges that the embedded store may look at for one read, and the research of an operation in all.',
  ),
  maxDepth: count(20, 100, 'Most fields inside one another, fragments followed.'),
  maxAliases: count(
    50,
    10_000,
    'Most aliased fields in an operation, `__typename` too; a fragment counts at each use.',
  ),
  maxTokens: count(4_000, 20_000, 'Most lexical tokens in a document.'),
  maxRootFields: count(20, 10_000, 'Most fields at the root of an operation.'),
  maxDirectives: count(50, 10_000, 'Most directives in an operation; a fragment counts at each use.'),
  maxFragments: count(100, 10_000, 'Most fragments in a document.'),
  maxOperations: count(20, 10_000, 'Most operations in a document.'),
  maxErrors: count(100, 10_000, 'Most errors in an answer; the last one says how many more there are.'),
  maxAnswerBytes: count(
    10_000_000,
    200_000_000,
    'Largest answer of an operation, in bytes: long aliases and many of them make much of few rows.',
  ),
  maxNesting: count(100, 200, "Most brackets inside one another, in a document's text or in its variables."),
  maxBodyBytes: count(262_144, 100_000_000, 'Largest body of a request, in bytes.'),
} as const satisfies Record<keyof Limits, IntegerSetting>;

export const operationSettings = {
  ...limitSettings,
  operationTimeoutMs: count(20_000, 3_600_000, 'Milliseconds that an operation may take in all.'),
} as const;
