import { lowerBound } from '../base/lower-bound.ts';
import { must } from '../base/must.ts';
import type { Strings } from '../columns/strings.ts';
import { canonicalIdentifier, type Identifier, isIdentifierOnly } from '../model/identifier.ts';
import { fold } from '../model/text.ts';
import type { IdentifiersData } from './data.ts';

/** An identifier of an entity, by the entity's number. */
export interface FoundIdentifier extends Identifier {
  readonly entity: number;
}

/**
 * All identifiers of a graph: the entities' own, and those that their properties hold. A search matches each as a
 * whole.
 */
export class IdentifierIndex {
  private readonly data: IdentifiersData;
  private readonly strings: Strings;
  private readonly prefixes: ReadonlySet<string>;

  constructor(data: IdentifiersData, strings: Strings) {
    this.data = data;
    this.strings = strings;
    this.prefixes = new Set(data.prefixes);
  }

  /** Returns the entities that have the identifier; none for a text that cannot be an identifier. */
  find(text: string): readonly FoundIdentifier[] {
    const canonical = canonicalIdentifier(text);
    if (canonical === null) return [];
    const code = this.strings.find(canonical);
    const { canonical: all, offsets } = this.data;
    const group = lowerBound(0, all.length, (i) => must(all[i]) < code);
    if (code < 0 || all[group] !== code) return [];
    const found: FoundIdentifier[] = [];
    for (let i = must(offsets[group]); i < must(offsets[group + 1]); i++) found.push(this.entry(canonical, i));
    return found;
  }

  private entry(canonical: string, i: number): FoundIdentifier {
    const { entities, labels, properties, fits, matches } = this.data;
    const match = must(matches[i]);
    return {
      canonical,
      entity: must(entities[i]),
      text: this.strings.at(must(labels[i])),
      property: this.strings.at(must(properties[i])),
      fit: must(fits[i]),
      match: match === 0 ? null : this.strings.at(match - 1),
    };
  }

  /** Returns whether a text can only be an identifier, so that the search ignores its words. */
  isOnly(text: string): boolean {
    if (isIdentifierOnly(text)) return true;
    const prefix = /^([^\s:]+):\S+$/u.exec(fold(text).trim())?.[1];
    return prefix !== undefined && this.prefixes.has(prefix);
  }
}
