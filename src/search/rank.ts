/**
 * The ranking of hits. Each rule decides fully before the next one counts:
 *
 * 1. an identifier that is the whole text, the entity's own and exact matches before looser ones;
 * 2. the subjects of the graph before its background (see `isBackground`), unless the client names kinds;
 * 3. more of the words: if any name holds all of them, only such names are hits;
 * 4. fewer words with typos, then more whole words instead of beginnings, then fewer typos;
 * 5. a name that is the text, then one that begins with it, then any other;
 * 6. a name before a synonym, and both before a label of another vocabulary;
 * 7. fewer words of the name that match no word of the text;
 * 8. the order in which kinds are declared, then the id.
 */
import type { sharedProperties } from '../model/shared.ts';
import { compareText } from '../model/text.ts';
import type { MatchType, SearchHit, SearchMatch } from '../plan/hits.ts';
import { nameFields } from './data.ts';
import type { Fit } from './fit.ts';
import type { FoundIdentifier } from './identifiers.ts';
import type { Name } from './names.ts';
import type { TypedWord } from './typed.ts';

/** Numbers to compare one after another; the smaller comes first. */
export type RankKey = readonly number[];

export function compareKeys(a: RankKey, b: RankKey): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Orders hits, the best first. */
export const compareHits = (a: Pick<SearchHit, 'key' | 'id'>, b: Pick<SearchHit, 'key' | 'id'>): number =>
  compareKeys(a.key, b.key) || compareText(a.id, b.id);

/** One string of an entity that matches, with its rank among all that match. */
export interface Match extends SearchMatch {
  readonly key: RankKey;
  /** The share of the search text and of the string that match each other, from 0 to 1. */
  readonly score: number;
}

const ranks = 9;

export const rankIdentifier = ({ property, text, fit }: FoundIdentifier): Match => ({
  field: property === 'id' ? 'ID' : property === xrefs ? 'XREF' : 'IDENTIFIER',
  text,
  match: 'IDENTIFIER',
  score: 1,
  key: [0, fit, ...new Array<number>(ranks - 2).fill(0)],
});

const xrefs: keyof typeof sharedProperties = 'xrefs';

export function rankName(name: Name, fit: Fit, typed: readonly TypedWord[], isBackground: boolean): Match {
  const { missing, mistyped, begun, typos, place, leftOver } = fit;
  const required = typed.filter((word) => word.isRequired).length;
  // One letter seldom means a longer synonym: most often it is the beginning of a name.
  const isInitial = typed.length === 1 && typed[0]?.text.length === 1 && name.field !== 'NAME' && place > 0;
  const content = name.isContent.filter(Boolean).length;
  return {
    field: name.field,
    text: name.text,
    match: matchType(fit),
    score: ((required - missing) / required) * ((content - leftOver) / content),
    key: [
      1,
      isBackground ? 1 : 0,
      missing,
      mistyped,
      isInitial ? 1 : begun,
      typos,
      place,
      nameFields.indexOf(name.field),
      leftOver,
    ],
  };
}

function matchType({ missing, mistyped, begun }: Fit): MatchType {
  if (missing > 0) return 'PARTIAL';
  if (mistyped > 0) return 'TYPO';
  return begun > 0 ? 'PREFIX' : 'EXACT';
}
