import { must } from '../base/must.ts';
import { countingSort, Growing, permute, range, sumUp } from '../columns/arrays.ts';
import { Interner } from '../columns/strings.ts';
import type { NodeData } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { type Identifier, identifiersOf, ownIdentifier } from '../model/identifier.ts';
import { wordsOf } from '../model/text.ts';
import { type IdentifiersData, type NameField, nameFields, type SearchData } from './data.ts';
import { readName } from './fit.ts';

/** Gathers the content of an index from one node after another. */
export function indexNodes(graph: Graph, nodes: Iterable<NodeData>): SearchData {
  const gatherer = new Gatherer(graph);
  for (const node of nodes) gatherer.add(node);
  return gatherer.finish();
}

const growing = () => new Growing(Uint32Array);

class Gatherer {
  private readonly graph: Graph;
  private readonly ranks: ReadonlyMap<string, number>;
  private readonly strings = new Interner();
  private readonly ids = growing();
  private readonly kinds = growing();
  private readonly names = { entities: growing(), fields: new Growing(Uint8Array), labels: growing() };
  private readonly wordEnds = growing();
  private readonly words = growing();
  private readonly isContent = new Growing(Uint8Array);
  private readonly identifiers = {
    canonical: growing(),
    entities: growing(),
    labels: growing(),
    properties: growing(),
    fits: growing(),
    matches: growing(),
  };
  private readonly prefixes = new Set<string>();

  constructor(graph: Graph) {
    this.graph = graph;
    this.ranks = new Map([...graph.kinds.keys()].map((kind, i) => [kind, i]));
    this.wordEnds.push(0);
  }

  add({ id, kind, properties }: NodeData): void {
    const entity = this.ids.length;
    this.ids.push(this.strings.intern(id));
    this.kinds.push(must(this.ranks.get(kind), kind));
    this.addName(entity, 'NAME', String(properties.name));
    const { synonyms, xrefs } = properties;
    for (const synonym of Array.isArray(synonyms) ? synonyms : []) {
      if (typeof synonym === 'string') this.addName(entity, 'SYNONYM', synonym);
    }
    for (const xref of Array.isArray(xrefs) ? xrefs : []) {
      if (typeof xref === 'object') this.addName(entity, 'XREF_LABEL', String(xref.label));
    }
    for (const identifier of [...ownIdentifier(id), ...identifiersOf(this.graph.kind(kind).properties, properties)]) {
      this.addIdentifier(entity, identifier);
    }
  }

  private addName(entity: number, field: NameField, text: string): void {
    const { words, isContent } = readName(wordsOf(text));
    for (const word of words) this.words.push(this.strings.intern(word));
    for (const content of isContent) this.isContent.push(content ? 1 : 0);
    this.wordEnds.push(this.words.length);
    this.names.entities.push(entity);
    this.names.fields.push(nameFields.indexOf(field));
    this.names.labels.push(this.strings.intern(text));
  }

  private addIdentifier(entity: number, { canonical, text, property, fit, match }: Identifier): void {
    this.identifiers.canonical.push(this.strings.intern(canonical));
    this.identifiers.entities.push(entity);
    this.identifiers.labels.push(this.strings.intern(text));
    this.identifiers.properties.push(this.strings.intern(property));
    this.identifiers.fits.push(fit);
    this.identifiers.matches.push(match === null ? 0 : this.strings.intern(match) + 1);
    const [prefix, local] = canonical.split(':');
    if (prefix !== undefined && local !== undefined) this.prefixes.add(prefix);
  }

  finish(): SearchData {
    const { strings, codes } = this.strings.finish();
    const coded = (numbers: Growing<Uint32Array>) => numbers.view().map((code) => must(codes[code]));
    return {
      strings: strings.data,
      ids: coded(this.ids),
      kinds: this.kinds.view().slice(),
      names: {
        entities: this.names.entities.view().slice(),
        fields: this.names.fields.view().slice(),
        labels: coded(this.names.labels),
        offsets: this.wordEnds.view().slice(),
        isContent: this.isContent.view().slice(),
        ...this.finishWords(coded(this.words), strings.length),
      },
      identifiers: this.finishIdentifiers(coded, codes, strings.length),
    };
  }

  /** Numbers the words in order, and lists the names that hold each: a name once, even if it repeats the word. */
  private finishWords(codes: Uint32Array, stringCount: number) {
    const { distinct, offsets } = groupBy(codes, stringCount);
    const places = new Uint32Array(stringCount);
    for (const [place, code] of distinct.entries()) places[code] = place;
    const names = new Uint32Array(codes.length);
    const ends = this.wordEnds.view();
    for (let name = 0; name + 1 < ends.length; name++) names.fill(name, must(ends[name]), must(ends[name + 1]));
    const byWord = countingSort(range(codes.length), stringCount, (i) => must(codes[i]));
    const holders = growing();
    const holderOffsets = new Uint32Array(distinct.length + 1);
    for (let word = 0; word < distinct.length; word++) {
      const held = byWord.subarray(must(offsets[word]), must(offsets[word + 1])).map((i) => must(names[i]));
      for (const [i, name] of held.entries()) if (i === 0 || held[i - 1] !== name) holders.push(name);
      holderOffsets[word + 1] = holders.length;
    }
    const words = codes.map((code) => must(places[code]));
    return { words, vocabulary: distinct, holderOffsets, holders: holders.view().slice() };
  }

  private finishIdentifiers(
    coded: (numbers: Growing<Uint32Array>) => Uint32Array,
    codes: Uint32Array,
    stringCount: number,
  ): IdentifiersData {
    const { canonical, entities, labels, properties, fits, matches } = this.identifiers;
    const keys = coded(canonical);
    const { distinct, offsets } = groupBy(keys, stringCount);
    const order = countingSort(range(keys.length), stringCount, (i) => must(keys[i]));
    return {
      canonical: distinct,
      offsets,
      entities: permute(entities.view(), order),
      labels: permute(coded(labels), order),
      properties: permute(coded(properties), order),
      fits: permute(fits.view(), order),
      matches: permute(matches.view(), order).map((match) => (match === 0 ? 0 : must(codes[match - 1]) + 1)),
      prefixes: [...this.prefixes].sort(),
    };
  }
}

/** Returns the distinct numbers of a list, in order, and how many numbers of the list come before each. */
function groupBy(numbers: Uint32Array, bound: number) {
  const counts = new Uint32Array(bound);
  for (const number of numbers) counts[number] = must(counts[number]) + 1;
  const distinct = range(bound).filter((number) => counts[number] !== 0);
  const offsets = new Uint32Array(distinct.length + 1);
  for (const [i, number] of distinct.entries()) offsets[i + 1] = must(counts[number]);
  return { distinct, offsets: sumUp(offsets) };
}
