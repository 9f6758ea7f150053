import type { NodeData } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { identifierProperties, identifiersOf, ownIdentifier } from '../model/identifier.ts';
import { compareText } from '../model/text.ts';
import type { SearchHit, SearchMatch } from '../plan/hits.ts';
import { IdentifierIndex } from './identifiers.ts';
import { NameIndex } from './names.ts';
import { compareHits, compareKeys, type Match, rankIdentifier, rankName } from './rank.ts';
import { readTyped } from './typed.ts';

/** What the index knows of an entity. */
interface Entity {
  readonly id: string;
  readonly kind: string;
  /** Place of its kind in the declaration, which puts first what the graph is about. */
  readonly kindRank: number;
  readonly isBackground: boolean;
}

/** An entity that a text was found in. */
interface Found {
  readonly entity: Entity;
  readonly matches: Match[];
}

/** The names of the properties that an index reads, of whatever kind. */
export const searchedProperties = (graph: Graph): readonly string[] => [
  ...new Set([
    'id',
    'name',
    'synonyms',
    ...[...graph.kinds.values()].flatMap((k) => identifierProperties(k.properties)),
  ]),
];

/**
 * Finds entities by names, synonyms and identifiers. It stands beside the store, so that every store finds the same
 * entities in the same order. How it ranks is described in `rank.ts`.
 */
export class SearchIndex {
  private readonly entities: Entity[] = [];
  private readonly names = new NameIndex();
  private readonly identifiers = new IdentifierIndex();

  constructor(graph: Graph, nodes: readonly NodeData[]) {
    const ranks = new Map([...graph.kinds.keys()].map((kind, i) => [kind, i]));
    for (const { id, kind: name, properties } of nodes) {
      const kind = graph.kind(name);
      const entity = this.entities.length;
      const isBackground = kind.definition.isBackground === true;
      this.entities.push({ id, kind: name, kindRank: ranks.get(name) ?? 0, isBackground });
      this.names.add(entity, 'NAME', String(properties.name));
      const { synonyms, xrefs } = properties;
      for (const synonym of Array.isArray(synonyms) ? synonyms : []) {
        if (typeof synonym === 'string') this.names.add(entity, 'SYNONYM', synonym);
      }
      for (const xref of Array.isArray(xrefs) ? xrefs : []) {
        if (typeof xref === 'object') this.names.add(entity, 'XREF_LABEL', String(xref.label));
      }
      for (const identifier of [...ownIdentifier(id), ...identifiersOf(kind.properties, properties)]) {
        this.identifiers.add(entity, identifier);
      }
    }
  }

  /**
   * Finds entities for a text, the best first.
   * @param kinds kinds to look among, or null for all.
   */
  search(text: string, kinds: readonly string[] | null): readonly SearchHit[] {
    const found = new Map<number, Found>();
    const add = (number: number, match: (entity: Entity) => Match): void => {
      const entity = this.entities[number];
      if (!entity || (kinds && !kinds.includes(entity.kind))) return;
      const known = found.get(number);
      if (known) known.matches.push(match(entity));
      else found.set(number, { entity, matches: [match(entity)] });
    };
    for (const identifier of this.identifiers.find(text)) add(identifier.entity, () => rankIdentifier(identifier));
    if (!this.identifiers.isOnly(text)) {
      const typed = readTyped(text, this.names.vocabulary);
      const isWanted = (number: number) => kinds === null || kinds.includes(this.entities[number]?.kind ?? '');
      const names = this.names.find(typed, isWanted);
      // What some words alone were found in is no answer beside what the whole text names.
      const isAnswered = found.size > 0;
      for (const { name, fit } of names) {
        if (isAnswered && fit.missing > 0) continue;
        add(name.entity, (entity) => rankName(name, fit, typed, kinds === null && entity.isBackground));
      }
    }
    return [...found.values()].map(toHit).sort(compareHits);
  }

  /**
   * The id of the entity that an identifier of another vocabulary or database means.
   * @param fits how well it has to fit; null for any way.
   * @returns null where none has it. Of several, the one that it fits best.
   */
  lookUp(identifier: string, fits: readonly string[] | null): string | null {
    const candidates = this.identifiers
      .find(identifier)
      .filter(({ match }) => match === null || fits === null || fits.includes(match))
      .flatMap((found) => {
        const entity = this.entities[found.entity];
        return entity ? [{ id: entity.id, key: [...rankIdentifier(found).key, entity.kindRank] }] : [];
      });
    const [best] = candidates.sort(compareHits);
    return best?.id ?? null;
  }
}

function toHit({ entity, matches }: Found): SearchHit {
  const sorted = [...matches].sort((a, b) => compareKeys(a.key, b.key) || compareText(a.text, b.text));
  const [best] = sorted;
  const seen = new Set<string>();
  const told = sorted.flatMap(({ field, text, match }): SearchMatch[] => {
    const isKnown = seen.has(`${field} ${text}`);
    seen.add(`${field} ${text}`);
    return isKnown ? [] : [{ field, text, match }];
  });
  return {
    id: entity.id,
    kind: entity.kind,
    match: best?.match ?? 'PARTIAL',
    score: best?.score ?? 0,
    matches: told,
    key: [...(best?.key ?? []), entity.kindRank],
  };
}
