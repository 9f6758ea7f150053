import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { NodeData } from '../model/data.ts';
import { compareText, fold } from '../model/text.ts';
import type { SearchHit, SearchMatch } from '../plan/plan.ts';

/** What the index knows of a node: the texts people may type to find it. */
interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly name: readonly string[];
  readonly synonyms: readonly string[];
  readonly xrefs: readonly string[];
  /** Those of `xrefs` that mean the very same. */
  readonly exact: readonly string[];
  /** Place of its kind in the declaration, which puts first what the graph is about. */
  readonly rank: number;
}

const fields = { name: 'NAME', synonyms: 'SYNONYM', xrefs: 'XREF' } as const;
type Field = keyof typeof fields;
const fieldNames: readonly Field[] = ['name', 'synonyms', 'xrefs'];

/** Words that join others and find nothing by themselves. */
const stopWords = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** Words of a text: letters and digits, folded. An identifier such as HP:0001324 is also one word. */
const tokenize = (text: string): string[] =>
  fold(text)
    .split('\n')
    .flatMap((line) => {
      const words = line.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !stopWords.has(word));
      return /^\w+:\w+$/.test(line) ? [line, ...words] : words;
    });

/**
 * A full-text index over names, synonyms and identifiers: prefixes, typos, any case and accents. It stands beside
 * the store, so that every store finds the same nodes in the same order.
 */
export class SearchIndex {
  private readonly index: MiniSearch<Entry>;
  private readonly entries = new Map<string, Entry>();

  /** @param kinds the declared kinds, in order. */
  constructor(nodes: readonly NodeData[], kinds: Iterable<string>) {
    const ranks = new Map([...kinds].map((kind, i) => [kind, i]));
    this.index = new MiniSearch<Entry>({
      fields: [...fieldNames],
      tokenize,
      processTerm: (term) => term,
      extractField: (entry, field) =>
        isField(field) ? entry[field].join('\n') : field === 'id' ? entry.id : entry.kind,
    });
    // Scores are sums, which the order of adding shows in their last digits: every store adds in the same order.
    for (const node of [...nodes].sort((a, b) => compareText(a.id, b.id))) {
      this.entries.set(node.id, toEntry(node, ranks.get(node.kind) ?? 0));
    }
    this.index.addAll([...this.entries.values()]);
  }

  /**
   * Finds nodes for a text, the most relevant first: those that one name or synonym of fits most closely, then by the
   * index's relevance (BM25+, a name weighing more than a synonym), by kind, by id.
   * @param kinds kinds to look among, or null for all.
   */
  search(text: string, kinds: readonly string[] | null, first: number): { hits: SearchHit[]; total: number } {
    const options: SearchOptions = {
      prefix: (term) => term.length > 1,
      // One slip in words of four letters and more; two, such as swapped letters, in those of seven and more.
      fuzzy: (term) => (term.length > 6 ? 2 : term.length > 3 ? 1 : false),
      boost: { name: 3, synonyms: 2 },
      ...(kinds && { filter: ({ id }) => kinds.includes(this.entries.get(id)?.kind ?? '') }),
    };
    // Every word should be found; where no node has them all, any of them is better than nothing.
    const all = this.index.search(text, { ...options, combineWith: 'AND' });
    const found = all.length > 0 ? all : this.index.search(text, options);
    const wanted = fold(text.trim());
    const ranked = found
      .flatMap((result) => {
        const entry = this.entries.get(result.id);
        return entry ? [{ result, entry, fit: fitOf(entry, wanted, result) }] : [];
      })
      .sort(
        (a, b) =>
          b.fit - a.fit ||
          b.result.score - a.result.score ||
          a.entry.rank - b.entry.rank ||
          compareText(a.result.id, b.result.id),
      );
    const hits = ranked
      .slice(0, first)
      .map(({ result, entry }) => ({ id: result.id, score: result.score, matches: explain(entry, result) }));
    return { hits, total: found.length };
  }
}

const isField = (name: string): name is Field => name in fields;

function toEntry(node: NodeData, rank: number): Entry {
  const { name, synonyms, xrefs } = node.properties;
  const texts = Array.isArray(synonyms) ? synonyms.filter((item) => typeof item === 'string') : [];
  const records = Array.isArray(xrefs) ? xrefs.filter((item) => typeof item === 'object') : [];
  const ids = (of: typeof records) => of.map((record) => String(record.curie));
  const exact = ids(records.filter((record) => record.match === 'EXACT'));
  return { id: node.id, kind: node.kind, name: [String(name)], synonyms: texts, xrefs: ids(records), exact, rank };
}

/**
 * How closely one text of an entity fits what was typed: 4 for its very name, 3 for a synonym or an exact identifier,
 * 2 for another identifier; else, from 0 to 1, which part of the text's words were found times which part of the typed
 * words it accounts for. So a name with a slip in it comes before longer names that hold the word.
 */
function fitOf(entry: Entry, wanted: string, result: SearchResult): number {
  if (entry.name.some((text) => fold(text) === wanted)) return 4;
  if (entry.synonyms.some((text) => fold(text) === wanted)) return 3;
  if (entry.xrefs.some((text) => fold(text) === wanted)) return entry.exact.some((id) => fold(id) === wanted) ? 3 : 2;
  const fits = [...entry.name, ...entry.synonyms].map((text) => {
    const words = tokenize(text);
    const found = words.filter((word) => Object.hasOwn(result.match, word)).length;
    // A text without words, such as an emoji, fits nothing.
    return found === 0 ? 0 : (found / words.length) * Math.min(1, found / result.queryTerms.length);
  });
  return fits.reduce((best, fit) => Math.max(best, fit), 0);
}

/** The names, synonyms and identifiers in which the index found the words. */
function explain(entry: Entry, result: SearchResult): SearchMatch[] {
  return fieldNames.flatMap((field) => {
    const terms = Object.entries(result.match).flatMap(([term, where]) => (where.includes(field) ? [term] : []));
    return entry[field]
      .filter((text) => tokenize(text).some((word) => terms.includes(word)))
      .map((text) => ({ field: fields[field], text }));
  });
}
