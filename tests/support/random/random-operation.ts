/** Generates random valid operations over any graph. The property tests and the fuzzer use them. */
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { selectList } from './connection.ts';
import { type CursorWish, Draft } from './draft.ts';
import { leaf } from './draw-value.ts';
import { evidenceArgument } from './evidence.ts';
import { selectNodes } from './nodes.ts';
import { Tape } from './tape.ts';

export type { CursorWish } from './draft.ts';

export interface RandomOperation {
  readonly document: string;
  /** The variables without those for cursors. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cursors: readonly CursorWish[];
  /** Values for some of the variables in a later request. They have the same types and often other shapes. */
  readonly redrawn: Readonly<Record<string, unknown>>;
}

/** Generates the choices of a random case, for a {@link Tape}. */
export const tapes = (length: number): fc.Arbitrary<Uint16Array> =>
  fc.uint16Array({ minLength: 0, maxLength: length, size: 'max' });

/** How many lists may be inside one another. */
const maxDepth = 4;

/**
 * Generates valid operations over any declared graph. They have several root fields, nested lists with filters and
 * orders, pages in both directions and from cursors, variables for any part of the arguments, fragments and directives.
 * They shrink to small and simple operations.
 * @param length the largest number of choices, which limits the size of an operation.
 */
export const randomOperations = (
  graph: Graph,
  data: GraphData,
  schema: GraphQLSchema,
  length = 700,
): fc.Arbitrary<RandomOperation> =>
  tapes(length).map((choices) => {
    const draft = new Draft(graph, data, schema, new Tape(choices));
    const roots = Array.from({ length: draft.tape.pick([1, 2, 3]) }, () => rootPart(draft));
    const operation = `query${draft.variableDefinitions} { ${roots.join(' ')} }`;
    return {
      document: [operation, ...draft.fragmentTexts].join('\n'),
      variables: draft.variables,
      cursors: draft.cursors,
      redrawn: draft.redrawn,
    };
  });

function rootPart(draft: Draft): string {
  const { tape } = draft;
  if (!tape.chance(12)) return root(draft);
  const selection = root(draft);
  if (tape.chance(50)) return `...${tape.chance(50) ? ' on Query' : ''}${draft.directives()} { ${selection} }`;
  const name = draft.name('F');
  draft.fragmentTexts.push(`fragment ${name} on Query { ${selection} }`);
  return `...${name}${draft.directives()}`;
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function root(draft: Draft): string {
  const { tape, graph } = draft;
  const kinds = [...graph.kinds.keys()];
  const kind = tape.pick(kinds) ?? '';
  const { plural } = graph.kind(kind).definition;
  const limit = () => {
    const evidence = evidenceArgument(draft, 40);
    return evidence && `, ${evidence}`;
  };
  const head = (field: string, args: string) => `${draft.alias(field)}${args}${draft.directives()}`;
  const lookup = (field: string, of: readonly string[], type: string) => {
    const id = draft.print(drawId(draft, of), true);
    // Relay allows no other argument of `node`.
    const args = field === 'node' ? `(id: ${id})` : `(id: ${id}${limit()})`;
    return `${head(field, args)} { ${selectNodes(draft, of, type, maxDepth)} }`;
  };
  switch (tape.pick(['list', 'one', 'list', 'one', 'node', 'nodes', 'search', 'search', 'byXref', 'release'])) {
    case 'one':
      return lookup(camel(kind), [kind], kind);
    case 'node':
      return lookup('node', kinds, 'Node');
    case 'nodes': {
      const items = Array.from({ length: tape.below(6) }, () => drawId(draft, kinds));
      const ids = draft.print({ is: 'list', type: '[ID!]', items }, true);
      return `${head('nodes', `(ids: ${ids})`)} { ${selectNodes(draft, kinds, 'Node', maxDepth - 1)} }`;
    }
    case 'search':
      return search(draft, head);
    case 'byXref':
      return byXref(draft, head);
    case 'release':
      return release(draft, head);
    default:
      return selectList(draft, { hop: null, kinds: [kind], field: plural, owner: 'Query' }, maxDepth - 1, selectNodes);
  }
}

/** Draws the id of a node of some kinds, or, rarely, an unknown id. */
function drawId({ tape, graph, data }: Draft, kinds: readonly string[]) {
  const kind = tape.pick(kinds) ?? '';
  const known = tape.pick(data.nodes.filter((node) => node.kind === kind));
  const unknown = `${graph.kind(kind).definition.idPrefix}:no-such.thing-1`;
  return leaf('ID', tape.chance(8) || !known ? unknown : known.id);
}

type Head = (field: string, args: string) => string;

function search(draft: Draft, head: Head): string {
  const { tape, graph } = draft;
  const kinds = tape.some([...graph.kinds.keys()], tape.pick([0, 1, 2])).map((kind) => {
    const value = kind.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
    return { is: 'leaf', type: 'EntityKind', text: value, json: value } as const;
  });
  const among = kinds.length > 0 ? `, kinds: ${draft.print({ is: 'list', type: '[EntityKind!]', items: kinds })}` : '';
  const size = () => `, ${tape.chance(70) ? 'first' : 'last'}: ${draft.print(leaf('Int', tape.below(5)), true)}`;
  const cut = tape.chance(50) ? size() : '';
  const entity = () => `{ ${selectNodes(draft, [...graph.kinds.keys()], 'Entity', 2)} }`;
  const hits = (): string =>
    write(draft, [
      () => `node ${entity()}`,
      () => 'match',
      () => '__typename',
      () => `${draft.name('a')}: node ${entity()}`,
    ]);
  const parts = [
    () => `hits { ${hits()} }`,
    () => 'totalCount',
    () => 'aggregates { kind { kind count } }',
    () => `${draft.name('a')}: ${tape.pick(['hits', 'edges'])} { ${hits()} }`,
    () => `nodes ${entity()}`,
    () => 'pageInfo { hasNextPage hasPreviousPage }',
    () => '__typename',
  ];
  const text = leaf('String', searchText(draft));
  const evidence = evidenceArgument(draft, 20);
  const limit = evidence && `, ${evidence}`;
  return `${head('search', `(text: ${draft.print(text, true)}${among}${cut}${limit})`)} { ${write(draft, parts)} }`;
}

/** Draws a text to search for: a name or an id, in part, with a typo, or in another order. */
function searchText({ tape, data }: Draft): string {
  const { id = '', properties = {} } = tape.pick(data.nodes) ?? {};
  const names = [properties.name, ...(Array.isArray(properties.synonyms) ? properties.synonyms : [])];
  const letters = [...String(tape.chance(10) ? id : tape.pick(names)).slice(0, 100)];
  const at = tape.below(letters.length + 1);
  const words = letters.join('').split(' ');
  return tape.pick([
    letters.slice(0, 1 + tape.below(12)).join(''),
    letters.slice(0, at).join(''),
    words
      .slice(0, 1 + tape.below(4))
      .reverse()
      .join(' '),
    words.join(''),
    letters.toSpliced(at, 1).join(''),
    letters
      .toSpliced(at, 2, letters[at + 1] ?? '', letters[at] ?? '')
      .join('')
      .slice(0, 20),
    `${words[0]} such thing`,
    'no such thing',
  ]);
}

function byXref(draft: Draft, head: Head): string {
  const { tape, data, graph } = draft;
  const known = data.nodes.flatMap(({ properties }) =>
    ['xrefs', 'editions'].flatMap((name) => {
      const records = properties[name];
      return Array.isArray(records) ? records.map((record) => String(Object.values(Object(record))[0])) : [];
    }),
  );
  const items = Array.from({ length: tape.below(5) }, () => {
    const id = tape.pick(known) ?? '';
    return leaf('ID', tape.pick([id, id.toLowerCase().replace(':', '_'), `https://x.org/${id}`, `${id}9`, 'iron']));
  });
  const ids = draft.print({ is: 'list', type: '[ID!]', items }, true);
  const match = tape.chance(30) ? ', match: [EXACT]' : '';
  const evidence = evidenceArgument(draft, 15);
  const limit = evidence && `, ${evidence}`;
  const selection = selectNodes(draft, [...graph.kinds.keys()], 'Entity', 2);
  return `${head('byXref', `(ids: ${ids}${match}${limit})`)} { ${selection} }`;
}

/** Writes one to three of the parts. It does not write the others, because a document must use all its variables. */
const write = ({ tape }: Draft, parts: readonly (() => string)[]): string =>
  tape
    .some(parts, 1 + tape.below(3))
    .map((part) => part())
    .join(' ');

function release(draft: Draft, head: Head): string {
  const { graph } = draft;
  const kind = graph.definition.provenance.kind;
  const field = graph.kind(kind).definition.plural;
  const list = () => selectList(draft, { hop: null, kinds: [kind], field, owner: 'Release' }, 2, selectNodes);
  const fields = ['version', 'id', 'title', 'published', 'kinds { kind count }', 'relations { relation count }'];
  return `${head('release', '')} { ${write(draft, [list, ...fields.map((text) => () => text)])} }`;
}
