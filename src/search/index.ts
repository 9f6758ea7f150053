import { must } from '../base/must.ts';
import { Strings } from '../columns/strings.ts';
import type { Graph, Kind } from '../model/graph.ts';
import { identifierProperties } from '../model/identifier.ts';
import { compareText } from '../model/text.ts';
import type { SearchHit, SearchMatch } from '../plan/hits.ts';
import type { SearchData } from './data.ts';
import { IdentifierIndex } from './identifiers.ts';
import { NameIndex } from './names.ts';
import { compareHits, compareKeys, type Match, rankIdentifier, rankName } from './rank.ts';
import { readTyped } from './typed.ts';

/** An entity, with the values that rank its hits. */
interface Entity {
  readonly id: string;
  readonly kind: string;
  /** Place of its kind in the declaration, which puts the main kinds first. */
  readonly kindRank: number;
  readonly isBackground: boolean;
}

/** An entity that matches a text. */
interface Found {
  readonly entity: Entity;
  readonly matches: Match[];
}

/** Returns the names of the properties that an index reads, over all kinds. */
export const searchedProperties = (graph: Graph): readonly string[] => [
  ...new Set([
    'id',
    'name',
    'synonyms',
    ...[...graph.kinds.values()].flatMap((k) => identifierProperties(k.properties)),
  ]),
];

/**
 * Finds entities by names, synonyms and identifiers. The index is separate from the store, so that every store finds
 * the same entities in the same order. `rank.ts` describes the ranking.
 */
export class SearchIndex {
  readonly data: SearchData;
  private readonly kinds: readonly Kind[];
  private readonly strings: Strings;
  private readonly names: NameIndex;
  private readonly identifiers: IdentifierIndex;

  constructor(graph: Graph, data: SearchData) {
    this.data = data;
    this.kinds = [...graph.kinds.values()];
    this.strings = new Strings(data.strings);
    this.names = new NameIndex(data.names, this.strings);
    this.identifiers = new IdentifierIndex(data.identifiers, this.strings);
  }

  /**
   * Finds entities for a text, the best first.
   * @param kinds kinds to look among, or null for all.
   */
  search(text: string, kinds: readonly string[] | null): readonly SearchHit[] {
    const found = new Map<number, Found>();
    const isWanted = (number: number) => kinds === null || kinds.includes(this.kindOf(number).name);
    const add = (number: number, match: (entity: Entity) => Match): void => {
      if (!isWanted(number)) return;
      const known = found.get(number) ?? { entity: this.entity(number), matches: [] };
      known.matches.push(match(known.entity));
      found.set(number, known);
    };
    for (const identifier of this.identifiers.find(text)) add(identifier.entity, () => rankIdentifier(identifier));
    if (!this.identifiers.isOnly(text)) {
      const typed = readTyped(text, this.names.vocabulary);
      const names = this.names.find(typed, isWanted);
      // If the whole text names an entity, the answer leaves out entities that match only some of its words.
      const isAnswered = found.size > 0;
      for (const { name, fit } of names) {
        if (isAnswered && fit.missing > 0) continue;
        add(name.entity, (entity) => rankName(name, fit, typed, kinds === null && entity.isBackground));
      }
    }
    return [...found.values()].map(toHit).sort(compareHits);
  }

  /**
   * Returns the id of the entity that an identifier of another vocabulary or database means.
   * @param fits the required match grade; null for any.
   * @returns null if no entity has it; of several, the one with the best match.
   */
  lookUp(identifier: string, fits: readonly string[] | null): string | null {
    const candidates = this.identifiers
      .find(identifier)
      .filter(({ match }) => match === null || fits === null || fits.includes(match))
      .map((found) => {
        const { id, kindRank } = this.entity(found.entity);
        return { id, key: [...rankIdentifier(found).key, kindRank] };
      });
    const [best] = candidates.sort(compareHits);
    return best?.id ?? null;
  }

  private entity(number: number): Entity {
    const { name, definition } = this.kindOf(number);
    return {
      id: this.strings.at(must(this.data.ids[number])),
      kind: name,
      kindRank: must(this.data.kinds[number]),
      isBackground: definition.isBackground === true,
    };
  }

  private kindOf(number: number): Kind {
    return must(this.kinds[must(this.data.kinds[number])]);
  }
}

function toHit({ entity, matches }: Found): SearchHit {
  const sorted = [...matches].sort((a, b) => compareKeys(a.key, b.key) || compareText(a.text, b.text));
  const best = must(sorted[0]);
  const seen = new Set<string>();
  const distinct = sorted.flatMap(({ field, text, match }): SearchMatch[] => {
    const isKnown = seen.has(`${field} ${text}`);
    seen.add(`${field} ${text}`);
    return isKnown ? [] : [{ field, text, match }];
  });
  return {
    id: entity.id,
    kind: entity.kind,
    match: best.match,
    score: best.score,
    matches: distinct,
    key: [...best.key, entity.kindRank],
  };
}
