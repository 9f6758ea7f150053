/**
 * The form of a GraphQL operation that every store can execute. A plan says which lists to read, how to filter, order
 * and cut them, and which properties and fields they need; it leaves open how a store does that. Every value that may
 * differ between two requests with the same document is a slot, so a plan is made once and bound often.
 */
import { must } from '../base/must.ts';
import type { PropertyValue } from '../model/data.ts';
import type { Hop, KindNames } from '../model/graph.ts';
import type { Admission, EvidenceLimit, Filter, OwnProperty, PlanKey, PropertyRef, Slot } from './conditions.ts';
import type { Degrees, EdgeTableRead, Incident } from './edge-reads.ts';
import type { SearchPage } from './hits.ts';

/** The source of a slot's value: the document itself, or a path into a variable. */
export type SlotSource =
  | { readonly constant: unknown }
  | { readonly variable: string; readonly path: readonly (string | number)[] };

/** The use of a slot's value, which decides how binding checks and decodes it. */
export type SlotUse =
  | { readonly use: 'value' }
  /** A string to fold (case and accents) before comparisons. */
  | { readonly use: 'folded' }
  /** The text of a search, within the limits on letters and words. */
  | { readonly use: 'searchText' }
  /** `first` or `last`: 0 up to the page size limit. */
  | { readonly use: 'pageSize'; readonly argument: 'first' | 'last' }
  /** The greatest number of results: more are refused. */
  | { readonly use: 'limit' }
  /** A cursor of the list with this signature, decoded to one value for each order key. */
  | { readonly use: 'cursor'; readonly argument: 'after' | 'before'; readonly list: ListSignature }
  /**
   * One id of any of these kinds. A wrong one makes only the root field under the alias `root` null. `subject` is the
   * alias of a root that checks that the entity exists; null where the field itself reads the entity.
   */
  | { readonly use: 'id'; readonly kinds: KindNames; readonly root: string; readonly subject: string | null }
  /**
   * One id of any of these kinds, in a filter or an order. A wrong one refuses the operation, as other errors there do.
   */
  | { readonly use: 'operandId'; readonly kinds: KindNames }
  | { readonly use: 'ids' }
  /**
   * Ids of sources, at least one. A wrong or an unknown one refuses the operation. `subject` is the alias of a root
   * that checks that the sources exist.
   */
  | { readonly use: 'sourceIds'; readonly kinds: KindNames; readonly subject: string }
  /** Values of an enum, at least one. */
  | { readonly use: 'choices' }
  /** A number that has to be at least this. */
  | { readonly use: 'minimum'; readonly least: number }
  /** An argument of a research field, whole. */
  | { readonly use: 'argument' }
  /** Ids of entities in the answer of a research field: known only after that field has its answer. */
  | { readonly use: 'found' };

/** Identifies a list for its cursors: its start and its order. */
export interface ListSignature {
  readonly hash: string;
  readonly orderBy: readonly PlanKey[];
  /** The type of each key. Enum values are strings. */
  readonly types: readonly KeyType[];
}

export interface KeyType {
  readonly type: 'string' | 'number' | 'boolean';
  readonly nullable: boolean;
  /** The values of an enum, in the order in which they sort. */
  readonly values: readonly string[] | null;
}

export type SlotDefinition = SlotSource & SlotUse & { readonly field: string };

/** The properties and fields to read of nodes of one kind. Lists of selections have one for each possible kind. */
export interface NodeSelection {
  readonly kind: string;
  /** Declared properties, sorted. */
  readonly properties: readonly string[];
  /** The number of selected fields; each alias counts. */
  readonly width: number;
  readonly fields: readonly PlannedField[];
}

/** A field that traverses, under its response alias. */
export interface PlannedField {
  readonly alias: string;
  readonly read: Connection | ToOne | EdgeRead;
}

/** The node at the far end of a relation that has at most one. */
export interface ToOne {
  readonly type: 'toOne';
  readonly hop: Hop;
  readonly admitted: Admission;
  readonly nodes: readonly NodeSelection[];
}

/** The edge of a hop that leads to one given node, or null. */
export interface EdgeRead {
  readonly type: 'edge';
  readonly hop: Hop;
  /** The id of the given node. */
  readonly of: Slot;
  readonly admitted: Admission;
  readonly view: EdgesView;
}

/** Counts the items of a list by the values of an enum or a boolean, or by kind. */
export type Facet = (OwnProperty & { readonly type: 'facet' }) | { readonly type: 'kinds' };

/**
 * Aggregates over all items of a list that its filter keeps. The statistics of a number are count, extremes and mean.
 */
export type Aggregate = Facet | (PropertyRef & { readonly type: 'statistics' });

/** The requested part of a list. */
export interface PageSlots {
  /** Exactly one of `first` and `last` is set. */
  readonly first: Slot | null;
  readonly last: Slot | null;
  readonly after: Slot | null;
  readonly before: Slot | null;
}

/** Returns the slot of the page size, `first` or `last`. */
export const sizeSlot = ({ first, last }: PageSlots): Slot => must(first ?? last, 'the page size of a list');

/** A filtered, ordered page of a list: all nodes of a kind (`hop` null) or those a hop leads to. */
export interface Connection {
  readonly type: 'connection';
  readonly hop: Hop | null;
  readonly kinds: KindNames;
  readonly where: Filter | null;
  /** A total order: it ends in the node id. */
  readonly orderBy: readonly PlanKey[];
  /** True where `orderBy` is the declared default, in which stores keep lists. */
  readonly defaultOrder: boolean;
  readonly list: ListSignature;
  readonly page: PageSlots;
  readonly wants: {
    readonly totalCount: boolean;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    /** True where a cursor is selected, on edges or in `pageInfo`. */
    readonly cursors: boolean;
  };
  /** Aggregates over the whole list, not the page. Sorted, each once. */
  readonly aggregates: readonly Aggregate[];
  /** The selections of `edges` and `nodes`, each under its own alias: several views of the same page. */
  readonly edges: readonly EdgesView[];
  readonly nodes: readonly NodesView[];
}

export interface EdgesView {
  readonly alias: string;
  /** The number of selected fields; each alias counts. */
  readonly width: number;
  readonly properties: readonly string[];
  readonly node: readonly NodesView[];
  readonly evidence: readonly NodesView[];
  /** Limits the listed evidence; null for all evidence of the edge. */
  readonly limit: EvidenceLimit | null;
}

/** Nodes under a response alias: `nodes` of a connection, `node` or the evidence of an edge or a hit. */
export interface NodesView {
  readonly alias: string;
  readonly nodes: readonly NodeSelection[];
}

/** One node by id, or null. */
export interface ById {
  readonly type: 'byId';
  readonly id: Slot;
  readonly nodes: readonly NodeSelection[];
}

/** Nodes by id, in the order of the ids, null where there is none. */
export interface ByIds {
  readonly type: 'byIds';
  readonly ids: Slot;
  readonly nodes: readonly NodeSelection[];
}

/** A page of ranked nodes for a text. The index ranks them during binding; executors read the nodes of the hits. */
export interface Search {
  readonly type: 'search';
  readonly text: Slot;
  readonly kinds: readonly string[] | null;
  /** Keeps the hits that admitted evidence is about. */
  readonly limit: EvidenceLimit | null;
  readonly page: PageSlots;
  /** `edges` and `hits`, which are the same, and `nodes`, each under its own alias. */
  readonly edges: readonly { readonly alias: string; readonly node: readonly NodesView[] }[];
  readonly nodes: readonly NodesView[];
}

/**
 * Nodes by identifiers of other vocabularies, in the order of the identifiers, null where there is none. The index
 * finds their ids during binding.
 */
export interface ByXref {
  readonly type: 'byXref';
  readonly ids: Slot;
  /** The ways in which an identifier may fit; null for any way. */
  readonly match: readonly string[] | null;
  readonly nodes: readonly NodeSelection[];
}

/** The fields of the release, and the lists below it. */
export interface ReleaseRead {
  readonly type: 'release';
  readonly fields: readonly PlannedField[];
}

export interface Root {
  readonly alias: string;
  readonly read: ById | ByIds | ByXref | Connection | Search | ReleaseRead | Incident | Degrees | EdgeTableRead;
}

/**
 * A root field that an algorithm answers, with ids in the place of entities. Each field with entities has its own root
 * in the plan, which reads the selections of those entities.
 */
export interface Research {
  readonly alias: string;
  readonly field: string;
  readonly args: Readonly<Record<string, Slot>>;
  /** The limit by evidence on the facts that it reads. */
  readonly limit: EvidenceLimit | null;
  readonly outcome: OutcomeSelection;
}

/** The selection of one object of an outcome. */
export type OutcomeSelection = readonly OutcomeField[];

export interface OutcomeField {
  readonly alias: string;
  readonly name: string;
  readonly read:
    | { readonly type: 'values' }
    | { readonly type: 'objects'; readonly selection: OutcomeSelection }
    /** The alias of the root that reads the entities, and the slot of their ids there. */
    | { readonly type: 'entities'; readonly root: string; readonly ids: Slot };
}

/** A check across slots, made when they are bound: the operands of a filter must not contradict each other. */
export interface RangeCheck {
  readonly field: string;
  readonly low: { readonly slot: Slot; readonly comparator: 'gt' | 'gte' };
  readonly high: { readonly slot: Slot; readonly comparator: 'lt' | 'lte' };
}

export interface Plan {
  readonly roots: readonly Root[];
  readonly research: readonly Research[];
  readonly slots: readonly SlotDefinition[];
  readonly checks: readonly RangeCheck[];
}

/** A cursor, decoded: a value for each order key. Enum values are their names. */
export type CursorValues = readonly PropertyValue[];

/** A plan with the values of one request: all that a store needs. */
export interface BoundPlan {
  readonly plan: Plan;
  /** By slot: checked and decoded. A wrong id is the empty string, which no entity has. */
  readonly values: readonly unknown[];
  /** The page of each search root, by alias. Empty until the search index has answered (`search/bind.ts`). */
  readonly searches: ReadonlyMap<string, SearchPage>;
  /** The ids that each `byXref` root found, by alias: null where there is none. Empty until then, too. */
  readonly lookups: ReadonlyMap<string, readonly (string | null)[]>;
}

/** Returns a plan with its values. */
export const bindPlan = (plan: Plan, values: readonly unknown[]): BoundPlan => ({
  plan,
  values,
  searches: new Map(),
  lookups: new Map(),
});
