/** Measures the size of a document, before any recursive code (parser, validation, planner) reads it. */
import { type DocumentNode, Kind, Lexer, type SelectionSetNode, Source, TokenKind } from 'graphql';

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Counts the tokens of a document and its deepest nesting of brackets, up to the first syntax error in a token. */
export function measureText(text: string): { readonly tokens: number; readonly nesting: number } {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let open = 0;
  let nesting = 0;
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
      tokens += 1;
      if (opening.has(kind)) nesting = Math.max(nesting, ++open);
      else if (closing.has(kind)) open -= 1;
    }
  } catch {
    // The parser meets the same error, and reports its place.
  }
  return { tokens, nesting };
}

/** Returns the depth of lists and objects in a JSON value, without recursion, since the depth may be large. */
export function measureValue(value: unknown): number {
  let nesting = 0;
  let level = [value].filter(isComposite);
  while (level.length > 0) {
    nesting += 1;
    level = level.flatMap((composite) => Object.values(composite).filter(isComposite));
  }
  return nesting;
}

const isComposite = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The number of definitions in a document. */
export interface DocumentSize {
  readonly fragments: number;
  readonly operations: number;
}

/** The size of an operation. A fragment counts at each spread. */
export interface Measure {
  readonly depth: number;
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
}

/**
 * Measures the largest operation of a document, separately for each number. It visits each fragment once, so the time
 * is that of reading the document, even if fragments that spread fragments stand for an enormous number of fields.
 * A fragment that contains itself counts once: validation refuses it.
 */
export function measureDocument(document: DocumentNode): Measure & DocumentSize {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const measured = new Map<string, Measure>();

  const measureFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, nothing);
    const selectionSet = fragments.get(name);
    const measure = selectionSet ? measureSelections(selectionSet) : nothing;
    measured.set(name, measure);
    return measure;
  };

  const measureSelections = ({ selections }: SelectionSetNode): Measure => {
    let { depth, rootFields, aliases, directives } = nothing;
    for (const selection of selections) {
      directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet ? measureSelections(selection.selectionSet) : nothing;
        depth = Math.max(depth, inner.depth + 1);
        rootFields += 1;
        aliases += inner.aliases + (selection.alias ? 1 : 0);
        directives += inner.directives;
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? measureSelections(selection.selectionSet)
            : measureFragment(selection.name.value);
        depth = Math.max(depth, inner.depth);
        rootFields += inner.rootFields;
        aliases += inner.aliases;
        directives += inner.directives;
      }
    }
    return { depth, rootFields: bound(rootFields), aliases: bound(aliases), directives: bound(directives) };
  };

  let largest = nothing;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const found = measureSelections(definition.selectionSet);
    largest = {
      depth: Math.max(largest.depth, found.depth),
      rootFields: Math.max(largest.rootFields, found.rootFields),
      aliases: Math.max(largest.aliases, found.aliases),
      directives: Math.max(largest.directives, found.directives + (definition.directives?.length ?? 0)),
    };
  }
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  // Counts the definitions: the map holds only one of two with the same name, which validation refuses.
  const count = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
  return { ...largest, fragments: count, operations };
}

const nothing: Measure = { depth: 0, rootFields: 0, aliases: 0, directives: 0 };
const bound = (count: number): number => Math.min(count, Number.MAX_SAFE_INTEGER);
