/** Relations seen from one of their ends, as the page of an entity shows them. */
import type { GraphDescription, KindDescription, RelationDescription } from '../graph.ts';
import { counted, kindNamed } from '../words.ts';

/** A relation from the side of one kind. */
export interface End {
  readonly relation: RelationDescription;
  /** Whether the kind is where the relation starts. */
  readonly isForward: boolean;
  /** The field of the kind that leads to the other end. */
  readonly field: string;
  /** Whether the field is one entity instead of a list. */
  readonly isSingle: boolean;
  /** The words between the entity and the other end. */
  readonly label: string;
  /** Names of the kinds at the other end. */
  readonly kinds: readonly string[];
}

/** Returns the relations of a kind, each from its side, in declared order. */
export const endsOf = ({ relations }: GraphDescription, kind: KindDescription): readonly End[] =>
  relations.flatMap((relation) => [
    ...(relation.from === kind.name ? [forwardEnd(relation)] : []),
    ...(relation.to.includes(kind.name) ? [inverseEnd(relation)] : []),
  ]);

/** Returns one relation from the side where it starts. */
export const forwardEnd = (relation: RelationDescription): End => ({
  relation,
  isForward: true,
  field: relation.field,
  isSingle: relation.isSingle,
  label: relation.label,
  kinds: relation.to,
});

const inverseEnd = (relation: RelationDescription): End => ({
  relation,
  isForward: false,
  field: relation.inverseField,
  isSingle: relation.inverseIsSingle,
  label: relation.inverseLabel,
  kinds: [relation.from],
});

/** Counts entities at the other end in words: "209 foods". */
export function countedEnd(graph: GraphDescription, { kinds: [first = '', ...others] }: End, count: number): string {
  const kind = others.length === 0 ? kindNamed(graph, first) : undefined;
  return counted(count, kind?.label ?? 'entity', kind?.pluralLabel ?? 'entities');
}
