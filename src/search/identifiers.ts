import { canonicalIdentifier, type Identifier, isIdentifierOnly } from '../model/identifier.ts';
import { fold } from '../model/text.ts';

/** An identifier of an entity, by the entity's number. */
export interface FoundIdentifier extends Identifier {
  readonly entity: number;
}

/** All identifiers of a graph: the entities' own, and those that their properties hold. Each is found as a whole. */
export class IdentifierIndex {
  private readonly found = new Map<string, FoundIdentifier[]>();
  private readonly prefixes = new Set<string>();

  add(entity: number, identifier: Identifier): void {
    const { canonical } = identifier;
    const known = this.found.get(canonical);
    if (known) known.push({ ...identifier, entity });
    else this.found.set(canonical, [{ ...identifier, entity }]);
    const [prefix, local] = canonical.split(':');
    if (prefix !== undefined && local !== undefined) this.prefixes.add(prefix);
  }

  /** What has the identifier that a text is; nothing for one that is none. */
  find(text: string): readonly FoundIdentifier[] {
    const canonical = canonicalIdentifier(text);
    return (canonical !== null && this.found.get(canonical)) || [];
  }

  /** Whether a text is an identifier and nothing else, so that no words are to be looked for in it. */
  isOnly(text: string): boolean {
    if (isIdentifierOnly(text)) return true;
    const prefix = /^([^\s:]+):\S+$/u.exec(fold(text).trim())?.[1];
    return prefix !== undefined && this.prefixes.has(prefix);
  }
}
