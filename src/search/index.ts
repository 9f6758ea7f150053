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

  constructor(nodes: readonly NodeData[]) {
    this.index = new MiniSearch<Entry>({
      fields: [...fieldNames],
      tokenize,
      processTerm: (term) => term,
      extractField: (entry, field) =>
        isField(field) ? entry[field].join('\n') : field === 'id' ? entry.id : entry.kind,
    });
    for (const node of nodes) this.entries.set(node.id, toEntry(node));
    this.index.addAll([...this.entries.values()]);
  }

  /**
   * Finds nodes for a text, the most relevant first: whole names and synonyms before parts of them, then by the
   * index's relevance (BM25+, a name weighing more than a synonym), then by id.
   * @param kinds kinds to look among, or null for all.
   */
  search(text: string, kinds: readonly string[] | null, first: number): { hits: SearchHit[]; total: number } {
    const options: SearchOptions = {
      prefix: (term) => term.length > 1,
      // One slip in words of four letters and more, two in long ones.
      fuzzy: (term) => (term.length > 8 ? 2 : term.length > 3 ? 1 : false),
      boost: { name: 3, synonyms: 2 },
      ...(kinds && { filter: ({ id }) => kinds.includes(this.entries.get(id)?.kind ?? '') }),
    };
    // Every word should be found; where no node has them all, any of them is better than nothing.
    const all = this.index.search(text, { ...options, combineWith: 'AND' });
    const found = all.length > 0 ? all : this.index.search(text, options);
    const wanted = fold(text.trim());
    const ranked = found
      .map((result) => ({ result, entry: this.entries.get(result.id) }))
      .map(({ result, entry }) => ({ result, entry, whole: entry ? wholeMatch(entry, wanted) : 0 }))
      .sort((a, b) => b.whole - a.whole || b.result.score - a.result.score || compareText(a.result.id, b.result.id));
    const hits = ranked.slice(0, first).map(({ result, entry }) => ({
      id: result.id,
      score: result.score,
      matches: entry ? explain(entry, result) : [],
    }));
    return { hits, total: found.length };
  }
}

const isField = (name: string): name is Field => name in fields;

function toEntry(node: NodeData): Entry {
  const { name, synonyms, xrefs } = node.properties;
  const texts = Array.isArray(synonyms) ? synonyms.filter((item) => typeof item === 'string') : [];
  const ids = Array.isArray(xrefs) ? xrefs.flatMap((item) => (typeof item === 'object' ? [String(item.id)] : [])) : [];
  return { id: node.id, kind: node.kind, name: [String(name)], synonyms: texts, xrefs: ids };
}

/** 2 when the text is a name of the node, 1 when it is a synonym or identifier, else 0. */
function wholeMatch(entry: Entry, wanted: string): number {
  if (entry.name.some((text) => fold(text) === wanted)) return 2;
  return [...entry.synonyms, ...entry.xrefs].some((text) => fold(text) === wanted) ? 1 : 0;
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
