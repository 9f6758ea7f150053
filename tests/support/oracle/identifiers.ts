/** Finds the entity of an identifier, for the oracle. It compares every identifier of every entity. */
import { plain } from './compare.ts';
import type { World } from './world.ts';

export interface FoundHit {
  readonly id: string;
  readonly match: 'IDENTIFIER' | 'EXACT' | 'PREFIX' | 'TYPO' | 'PARTIAL';
  readonly text: string;
}

export interface Candidate extends FoundHit {
  readonly key: readonly number[];
}

const compareBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

export function compareCandidates(a: Candidate, b: Candidate): number {
  const at = a.key.findIndex((part, i) => part !== b.key[i]);
  if (at >= 0) return (a.key[at] ?? 0) - (b.key[at] ?? 0);
  return compareBytes(a.id, b.id) || compareBytes(a.text, b.text);
}

/** Converts an identifier, as people write it, to one form. */
function canonical(text: string): string {
  let form = plain(text).trim();
  if (/^https?:\/\//u.test(form)) form = form.split(/[/#?=]/u).findLast((part) => part !== '') ?? '';
  const [, prefix = '', local = form] =
    /^([a-z][a-z0-9.-]*)(?:[:_]\s*| (?=\d))([a-z0-9][a-z0-9._-]*)$/u.exec(form) ?? [];
  return `${prefix}:${/^\d+$/u.test(local) ? BigInt(local) : local}`;
}

function identifiersIn(world: World): { id: string; kind: string; written: string[]; text: string; fit: number }[] {
  return world.data.nodes.flatMap(({ id, kind, properties }) => {
    const own = { id, kind, written: [id], text: id, fit: 0 };
    const others = Object.entries(world.propertiesOf(kind)).flatMap(([name, property]) => {
      const [field, ofField] =
        property.type === 'records'
          ? (Object.entries(property.fields).find(([, one]) => 'identifier' in one) ?? [])
          : [name, property];
      if (!field || !ofField || !('identifier' in ofField) || !ofField.identifier) return [];
      const { prefix, fit } = ofField.identifier;
      const fits = property.type === 'records' && fit ? property.fields[fit] : undefined;
      const records = property.type === 'records' ? properties[name] : [properties];
      return (Array.isArray(records) ? records : []).flatMap((record) => {
        const values = Object(record) as Record<string, unknown>;
        if (values[field] === null || values[field] === undefined) return [];
        const text = String(values[field]);
        const order = fits?.type === 'enum' ? Object.keys(fits.enum.values).indexOf(String(values[fit ?? ''])) : 0;
        return [{ id, kind, text, fit: order, written: [text, ...(prefix ? [`${prefix}:${text}`] : [])] }];
      });
    });
    return [own, ...others];
  });
}

const known = new WeakMap<World, ReturnType<typeof identifiersIn>>();
function identifiers(world: World) {
  const found = known.get(world) ?? identifiersIn(world);
  known.set(world, found);
  return found;
}

export function identified(world: World, text: string, kinds: readonly string[] | null): Candidate[] {
  return identifiers(world)
    .filter(
      ({ kind, written }) =>
        (!kinds || kinds.includes(kind)) && written.some((one) => canonical(one) === canonical(text)),
    )
    .map(({ id, kind, fit, text: found }) => {
      const rank = world.definition.kinds.findIndex(({ name }) => name === kind);
      return { id, text: found, match: 'IDENTIFIER', key: [0, fit, 0, 0, 0, 0, 0, 0, 0, rank] } as const;
    });
}

/** Whether a string is an address, a prefix followed by digits, or a word after a prefix that the graph uses. */
export function isIdentifier(world: World, text: string): boolean {
  const form = plain(text).trim();
  if (/^https?:\/\//u.test(form) || /^[a-z][a-z0-9.-]*[:_][a-z0-9._-]*\d[a-z0-9._-]*$/u.test(form)) return true;
  const prefix = form.split(':')[0] ?? '';
  const used = identifiers(world).flatMap(({ written }) => written.map((one) => canonical(one).split(':')[0]));
  return /^[^:]+:.+$/u.test(form) && !/\s/u.test(form) && prefix !== '' && used.includes(prefix);
}

/** Returns the id of the entity that an identifier fits best. */
export function lookUp(world: World, text: string, fits: readonly string[] | null): string | null {
  const order = ['EXACT', 'CLOSE', 'NARROW', 'BROAD', 'RELATED'];
  const found = identified(world, text, null).filter(
    ({ id, text: one, key }) => fits === null || !isXref(world, id, one) || fits.includes(order[key[1] ?? 0] ?? ''),
  );
  return found.sort(compareCandidates)[0]?.id ?? null;
}

function isXref(world: World, id: string, text: string): boolean {
  const xrefs = world.node(id)?.properties.xrefs;
  return Array.isArray(xrefs) && xrefs.some((record) => Object.values(Object(record)).includes(text));
}
