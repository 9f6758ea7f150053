/** Settings on the largest size of one operation. */
import { type Limits, usualPageSizes } from '../base/limits.ts';
import { count, type IntegerSetting } from './setting.ts';

const limitSettings = {
  maxPageSize: count(usualPageSizes.maxPageSize, 10_000, 'Largest `first` or `last` of a list.'),
  defaultPageSize: count(usualPageSizes.defaultPageSize, 10_000, 'Page size of a list without `first` and `last`.'),
  maxIds: count(100, 10_000, 'Most ids in one `nodes(ids:)` or `byXref(ids:)`.'),
  maxSearchLetters: count(200, 1_000, 'Most letters in a search text.'),
  maxSearchWords: count(20, 100, 'Most words in a search text.'),
  maxCost: count(
    50_000,
    1_000_000_000,
    'Largest estimated cost of an operation: page sizes multiplied down its levels, once more for every ten fields ' +
      'of a row, plus one for every ten conditions of a filter and for every hundred letters of an argument. At most ' +
      '`--rate-cost` less 100, unless that is 0.',
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
    'Most nodes and edges that the embedded store may visit for one read, and that all research of an operation may ' +
      'visit.',
  ),
  maxDepth: count(20, 100, 'Deepest nesting of fields, including those of fragments.'),
  maxAliases: count(
    50,
    10_000,
    'Most aliased fields in an operation, including `__typename`; a fragment counts at each use.',
  ),
  maxTokens: count(4_000, 20_000, 'Most lexical tokens in a document.'),
  maxRootFields: count(20, 10_000, 'Most fields at the root of an operation.'),
  maxDirectives: count(50, 10_000, 'Most directives in an operation; a fragment counts at each use.'),
  maxFragments: count(100, 10_000, 'Most fragments in a document.'),
  maxOperations: count(20, 10_000, 'Most operations in a document.'),
  maxErrors: count(100, 10_000, 'Most errors in an answer; the last one says how many the service left out.'),
  maxAnswerBytes: count(
    10_000_000,
    200_000_000,
    'Largest answer of an operation, in bytes: many long aliases make few rows large.',
  ),
  maxNesting: count(100, 200, 'Deepest nesting of brackets in a document or in its variables.'),
  maxBodyBytes: count(262_144, 100_000_000, 'Largest body of a request, in bytes.'),
} as const satisfies Record<keyof Limits, IntegerSetting>;

export const operationSettings = {
  ...limitSettings,
  operationTimeoutMs: count(20_000, 3_600_000, 'Milliseconds that an operation may take in total.'),
} as const;
