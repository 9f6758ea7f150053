/** Writes random selections on nodes, for random operations. */
import type { Hop, Lookup } from '../../../src/model/graph.ts';
import { sharedProperties } from '../../../src/model/shared.ts';
import { records, type SelectNodes, selectEdge, selectList } from './connection.ts';
import type { Draft } from './draft.ts';
import { evidenceArgument } from './evidence.ts';
import { lookupId } from './lookups.ts';

/**
 * Writes a selection on nodes of some kinds. `type` is a kind, or a union or interface of all the kinds. It selects
 * fields and uses fragments, named and inline, on objects, interfaces and unions.
 */
export const selectNodes: SelectNodes = (draft, kinds, type, depth) => {
  const { tape } = draft;
  const parts = Array.from({ length: tape.pick([1, 2, 3]) }, () => part(draft, kinds, type, depth));
  return parts.join(' ');
};

function part(draft: Draft, kinds: readonly string[], type: string, depth: number): string {
  const { tape, graph } = draft;
  const isKind = graph.kinds.has(type);
  if (tape.chance(isKind ? 15 : 60)) return fragment(draft, kinds, type, depth);
  if (!isKind) return abstractField(draft, type);
  const kind = graph.kind(type);
  const hop = tape.chance(45) ? tape.pick([...kind.hops.values()]) : undefined;
  const lookup = tape.chance(20) ? tape.pick([...kind.lookups.values()]) : undefined;
  if (lookup && depth > 0) return lookupField(draft, lookup, depth - 1);
  // The deepest level has no lists.
  if (hop && depth > 0) return hopField(draft, type, hop, depth - 1);
  const name = tape.pick(['id', 'kind', '__typename', ...Object.keys(kind.properties)]);
  // Two kinds of a union may have fields of the same name and different types, so each gets its own alias.
  const own =
    Object.hasOwn(sharedProperties, name) || name === '__typename' || name === 'kind'
      ? name
      : `${type}_${name}: ${name}`;
  const called = tape.chance(20) ? `${draft.name('a')}: ${name}` : own;
  return `${called}${draft.directives()}${records(draft, kind.properties, name)}`;
}

function abstractField(draft: Draft, type: string): string {
  const { tape } = draft;
  // All other abstract types have the fields of `Entity`.
  const names = type === 'Node' ? ['id'] : ['id', 'name', 'kind', 'synonyms', 'xrefs', 'description'];
  const name = tape.pick(['__typename', ...names]) ?? '__typename';
  const alias = tape.chance(20) ? `${draft.name('a')}: ` : '';
  return `${alias}${name}${draft.directives()}${records(draft, sharedProperties, name)}`;
}

function hopField(draft: Draft, owner: string, hop: Hop, depth: number): string {
  const { field, cardinality } = hop.end;
  if (cardinality !== 'one') return selectList(draft, { hop, kinds: hop.targets, field, owner }, depth, selectNodes);
  const { to } = hop.relation;
  const type = hop.direction === 'out' && typeof to !== 'string' ? to.union : (hop.targets[0] ?? '');
  const evidence = evidenceArgument(draft, 15);
  const args = evidence && `(${evidence})`;
  return `${draft.alias(field)}${args}${draft.directives()} { ${selectNodes(draft, hop.targets, type, depth)} }`;
}

function lookupField(draft: Draft, lookup: Lookup, depth: number): string {
  const { hop, definition } = lookup;
  const of = draft.print(lookupId(draft, lookup), true);
  const selection = selectEdge(draft, { hop, kinds: hop.targets }, [], depth, selectNodes);
  const evidence = evidenceArgument(draft, 15);
  const args = `(of: ${of}${evidence && `, ${evidence}`})`;
  return `${draft.name('a')}: ${definition.field}${args}${draft.directives()} { ${selection} }`;
}

/** Writes a fragment that can apply to some of the kinds: on one of them, on an interface, or on the type itself. */
function fragment(draft: Draft, kinds: readonly string[], type: string, depth: number): string {
  const { tape } = draft;
  const conditions = [...kinds, ...kinds, type, 'Entity', 'Node'];
  const known = draft.fragments.filter((one) => conditions.includes(one.on) && one.depth <= depth);
  if (known.length > 0 && tape.chance(35)) {
    const spread = `...${tape.pick(known)?.name}`;
    // A skipped spread must not hide another spread of the same fragment.
    const leftOut = tape.chance(20) ? `${spread} ${tape.pick(['@include(if: false)', '@skip(if: true)'])} ` : '';
    return `${leftOut}${spread}${draft.directives()}`;
  }
  const on = tape.pick(conditions) ?? type;
  const inside = draft.graph.kinds.has(on) ? [on] : kinds;
  const selection = selectNodes(draft, inside, on, depth);
  if (!tape.chance(40))
    return `...${on === type && tape.chance(40) ? '' : ` on ${on}`}${draft.directives()} { ${selection} }`;
  const name = draft.name('F');
  draft.fragmentTexts.push(`fragment ${name} on ${on} { ${selection} }`);
  draft.fragments.push({ name, on, depth });
  return `...${name}${draft.directives()}`;
}
