/**
 * A second implementation of search, for the oracle and the test of search. It applies the rule of `docs/querying.md`
 * to every name of every entity. It has no index, and the list of joining words is all that it shares with the engine.
 */
import { joiningWords } from '../../../src/model/english.ts';
import { plain } from './compare.ts';
import { type Candidate, compareCandidates, type FoundHit, identified, isIdentifier } from './identifiers.ts';
import type { World } from './world.ts';

/** Returns all hits of a text, the best first. */
export function searchAll(world: World, text: string, kinds: readonly string[] | null): readonly FoundHit[] {
  const named = identified(world, text, kinds);
  const typed = wordsIn(text);
  const isWords = !isIdentifier(world, text) && typed.length > 0;
  const whole = isWords ? candidates(world, typed, kinds, false) : [];
  const isAny = named.length > 0 || whole.length > 0;
  const found = [...named, ...(isAny || !isWords ? whole : candidates(world, typed, kinds, true))];
  const best = new Map<string, Candidate>();
  for (const candidate of found) {
    const known = best.get(candidate.id);
    if (!known || compareCandidates(candidate, known) < 0) best.set(candidate.id, candidate);
  }
  return [...best.values()].sort(compareCandidates);
}

function candidates(world: World, typed: readonly string[], kinds: readonly string[] | null, partly: boolean) {
  return world.data.nodes.flatMap((node): Candidate[] => {
    if (kinds && !kinds.includes(node.kind)) return [];
    const rank = world.definition.kinds.findIndex(({ name }) => name === node.kind);
    const isBehind = kinds === null && world.kind(node.kind)?.isBackground === true ? 1 : 0;
    const synonyms = Array.isArray(node.properties.synonyms) ? node.properties.synonyms.map(String) : [];
    const xrefs = Array.isArray(node.properties.xrefs) ? node.properties.xrefs : [];
    const names = [
      [0, String(node.properties.name)] as const,
      ...synonyms.map((synonym) => [1, synonym] as const),
      ...xrefs.map((xref) => [2, String(Object(xref).label)] as const),
    ];
    return names.flatMap(([field, text]) => {
      const fit = fitName(typed, wordsIn(text), partly);
      if (!fit) return [];
      const { missing, mistyped, begun, typos, place, left } = fit;
      const isInitial = typed.length === 1 && [...(typed[0] ?? '')].length === 1 && field > 0 && place > 0;
      const match = missing > 0 ? 'PARTIAL' : mistyped > 0 ? 'TYPO' : begun > 0 ? 'PREFIX' : 'EXACT';
      const key = [1, isBehind, missing, mistyped, isInitial ? 1 : begun, typos, place, field, left, rank];
      return [{ id: node.id, text, match, key } as const];
    });
  });
}

const wordsIn = (text: string): string[] => {
  const letters = [...plain(text)];
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(letters[at] ?? '');
  const kept = letters.map((letter, i) => {
    if (isWord(i)) return letter;
    const isInside = isWord(i - 1) && isWord(i + 1);
    const isDropped =
      isInside && (letter === "'" || (letter === '-' && isNumeric(letters[i + 1]) && !isNumeric(letters[i - 1])));
    return isDropped ? '' : ' ';
  });
  return kept
    .join('')
    .split(' ')
    .filter((word) => word !== '');
};

const isNumeric = (letter: string | undefined): boolean => /\p{N}/u.test(letter ?? '');
const hasNumber = (word: string): boolean => [...word].some(isNumeric);

const joins = (words: readonly string[], at: number): boolean => {
  const word = words[at] ?? '';
  return joiningWords.has(word) && (word.length > 1 || words.slice(0, at).every((other) => joiningWords.has(other)));
};

/** Compares typed words with a name in rounds: whole words, compounds, beginnings, typos. Each takes the words left. */
function fitName(typed: readonly string[], name: readonly string[], partly: boolean) {
  const at = new Map<
    number,
    { readonly place: number; readonly how: 'whole' | 'begun' | 'typo'; readonly typos: number }
  >();
  const used = new Set<number>();
  const last = typed.length - 1;
  const left = () => [...typed.keys()].filter((t) => !at.has(t));
  const free = (test: (word: string, i: number) => boolean) =>
    [...name.keys()].find((i) => !used.has(i) && test(name[i] ?? '', i));
  const pair = (test: (word: string, first: string) => boolean) =>
    [...name.keys()].find(
      (i) => i + 1 < name.length && !used.has(i) && !used.has(i + 1) && test(`${name[i]}${name[i + 1]}`, name[i] ?? ''),
    );
  const put = (t: readonly number[], places: readonly number[], how: 'whole' | 'begun' | 'typo', typos = 0) => {
    for (const one of t) at.set(one, { place: places[0] ?? 0, how, typos });
    for (const place of places) used.add(place);
  };
  // A joining word at the end counts at best as a beginning.
  const isWeak = (t: number) => t === last && joins(typed, t);
  const same = (t: number, word: string) => numbers(typed[t] ?? '').includes(word);
  const begins = (t: number, word: string) =>
    same(t, word) ? isWeak(t) : !isAllDigits(typed[t]) && word.startsWith(typed[t] ?? '');
  for (const t of left()) {
    const place = isWeak(t) ? undefined : free((word) => same(t, word));
    if (place !== undefined) put([t], [place], 'whole');
  }
  for (const t of left()) {
    const place = pair((word) => word === typed[t]);
    if (place !== undefined) put([t], [place, place + 1], 'whole');
  }
  for (const t of left()) {
    if (t === last || at.has(t) || at.has(t + 1)) continue;
    const place = free((word) => word === `${typed[t]}${typed[t + 1]}`);
    if (place !== undefined) put([t, t + 1], [place], 'whole');
  }
  const longest = left().sort((a, b) => (typed[b] ?? '').length - (typed[a] ?? '').length);
  for (const t of longest) {
    if (partly && (t !== last || (typed[t] ?? '').length < 3)) continue;
    const place = free((word) => begins(t, word));
    if (place !== undefined) put([t], [place], 'begun');
    else {
      const two = pair((word, first) => (typed[t] ?? '').length > first.length && word.startsWith(typed[t] ?? ''));
      if (two !== undefined) put([t], [two, two + 1], 'begun');
    }
  }
  for (const t of left()) {
    const far = (i: number) => meant(typed[t] ?? '', name[i] ?? '') ?? Number.POSITIVE_INFINITY;
    const choices = [...name.keys()].filter(
      (i) => !used.has(i) && Number.isFinite(far(i)) && far(i) > 0 && !begins(t, name[i] ?? ''),
    );
    const [place] = choices.sort((a, b) => far(a) - far(b) || a - b);
    if (place !== undefined) put([t], [place], 'typo', far(place));
  }
  return judge(typed, name, at, used, partly);
}

function judge(
  typed: readonly string[],
  name: readonly string[],
  at: ReadonlyMap<number, { readonly place: number; readonly how: string; readonly typos: number }>,
  used: ReadonlySet<number>,
  partly: boolean,
) {
  const required = [...typed.keys()].filter((t) => t === typed.length - 1 || !joins(typed, t));
  const lacking = required.filter((t) => !at.has(t));
  const isTelling = (t: number) => !joins(typed, t) && ((typed[t] ?? '').length === 1 || hasNumber(typed[t] ?? ''));
  if (lacking.length > 0 && (!partly || lacking.length === required.length || lacking.some(isTelling))) return null;
  const found = required.flatMap((t) => at.get(t) ?? []);
  const meaning = [...name.keys()].filter((i) => !joins(name, i));
  const content = meaning.length > 0 ? meaning : [...name.keys()];
  const rest = content.filter((i) => !used.has(i));
  const places = found.map(({ place }) => place);
  const isOrdered = places.every((place, i) => i === 0 || place >= (places[i - 1] ?? 0));
  const isFirst = rest.every((i) => (places.at(-1) ?? 0) < i);
  return {
    missing: lacking.length,
    mistyped: found.filter(({ how }) => how === 'typo').length,
    begun: found.filter(({ how }) => how === 'begun').length,
    typos: found.reduce((sum, { typos }) => sum + typos, 0),
    place: isOrdered && isFirst ? (rest.length === 0 ? 0 : 1) : 2,
    left: rest.length,
  };
}

const isAllDigits = (word: string | undefined): boolean => [...(word ?? '')].every(isNumeric);

/** Returns a word with its singulars and plurals: "berry", "berries". */
function numbers(word: string): string[] {
  if (word.length < 3 || hasNumber(word)) return [word];
  const singulars = [
    word.replace(/(?<=..)ies$/u, 'y'),
    word.replace(/(?<=..)es$/u, ''),
    word.replace(/(?<=..)s$/u, ''),
  ];
  return [word, ...singulars, word.replace(/y$/u, 'ies'), `${word}es`, `${word}s`];
}

/** Counts the typos between two words. 0 if the first begins the second or equals it; null if they are too many. */
function meant(typed: string, word: string): number | null {
  if (numbers(typed).includes(word) || (!isAllDigits(typed) && word.startsWith(typed))) return 0;
  const allowed =
    typed.length < 4 || typed.length > 40 || hasNumber(typed) || hasNumber(word) ? 0 : typed.length < 8 ? 1 : 2;
  if (Math.abs(typed.length - word.length) > 2) return null;
  const typos = changes(typed, word) + (typed[0] === word[0] ? 0 : 1);
  return typos <= allowed && plainChanges(typed, word) <= 2 ? typos : null;
}

/** Counts the letters that somebody inserted, omitted, changed or swapped. */
function changes(a: string, b: string, isSwapping = true): number {
  const known = new Map<string, number>();
  const between = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i} ${j}`;
    const ready = known.get(key);
    if (ready !== undefined) return ready;
    const ways = [
      between(i - 1, j) + 1,
      between(i, j - 1) + 1,
      between(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    ];
    if (isSwapping && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      ways.push(between(i - 2, j - 2) + 1);
    known.set(key, Math.min(...ways));
    return Math.min(...ways);
  };
  return between(a.length, b.length);
}

const plainChanges = (a: string, b: string): number => changes(a, b, false);
