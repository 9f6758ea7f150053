/**
 * The engine-neutral form of one GraphQL operation. A plan says which lists are read from where, filtered, ordered
 * and cut how, and which properties and fields are wanted of them; it says nothing of how. Everything that may
 * differ between two requests with the same document is a slot, so a plan is made once and bound often.
 */
import type { PropertyValue } from '../model/data.ts';
import type { Hop } from '../model/graph.ts';
import type { Filter, OwnProperty, PlanKey, PropertyRef, Slot } from './conditions.ts';
import type { SearchPage } from './hits.ts';

/** Where a slot's value comes from: the document itself, or a path into a variable. */
export type SlotSource =
  | { readonly constant: unknown }
  | { readonly variable: string; readonly path: readonly (string | number)[] };

/** What a slot's value is for, which decides how it is checked and decoded when it is bound. */
export type SlotUse =
  | { readonly use: 'value' }
  /** Text to be folded (case and accents) before it is compared. */
  | { readonly use: 'folded' }
  /** A text to search for: within the limits in letters and words. */
  | { readonly use: 'searchText' }
  /** `first` or `last`: 0 up to the page size limit. */
  | { readonly use: 'pageSize'; readonly argument: 'first' | 'last' }
  /** The most there may be of what is read: more is refused. */
  | { readonly use: 'limit' }
  /** A cursor of the list with this signature, decoded to one value for each order key. */
  | { readonly use: 'cursor'; readonly argument: 'after' | 'before'; readonly list: ListSignature }
  /**
   * One id of any of these kinds. A wrong one costs the root field under the alias `root`, and nothing else.
   * `subject` is the alias of a root that reads the entity where the field asks about it; null where it looks it up.
   */
  | { readonly use: 'id'; readonly kinds: readonly string[]; readonly root: string; readonly subject: string | null }
  /** One id of any of these kinds, in a filter or an order. A wrong one costs the operation, as other faults there do. */
  | { readonly use: 'operandId'; readonly kinds: readonly string[] }
  | { readonly use: 'ids' }
  /** An argument of a research field, whole. */
  | { readonly use: 'argument' }
  /** Ids of entities that a research field answers with: known only once it has. */
  | { readonly use: 'found' };

/** What identifies a list for its cursors: where it starts and how it is ordered. */
export interface ListSignature {
  readonly hash: string;
  readonly orderBy: readonly PlanKey[];
  /** What the value of each key may be. Enum values are text. */
  readonly types: readonly KeyType[];
}

export interface KeyType {
  readonly type: 'string' | 'number' | 'boolean';
  readonly nullable: boolean;
  /** The values of an enum, in the order in which they sort. */
  readonly values: readonly string[] | null;
}

export type SlotDefinition = SlotSource & SlotUse & { readonly field: string };

/** What is wanted of nodes of one kind. Lists of selections have one for each kind that can occur. */
export interface NodeSelection {
  readonly kind: string;
  /** Declared properties, sorted. */
  readonly properties: readonly string[];
  /** How many fields are selected, each alias by itself. */
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
  readonly nodes: readonly NodeSelection[];
}

/** The edge of a hop that leads to one given node, or null. */
export interface EdgeRead {
  readonly type: 'edge';
  readonly hop: Hop;
  /** The id of the given node. */
  readonly of: Slot;
  readonly view: EdgesView;
}

/** How many items of a list have each value of an enum or a boolean, or are of each kind. */
export type Facet = (OwnProperty & { readonly type: 'facet' }) | { readonly type: 'kinds' };

/** What is told of all items of a list that its filter lets through; of a number its count, extremes and mean. */
export type Aggregate = Facet | (PropertyRef & { readonly type: 'statistics' });

/** Which part of a list is asked for. */
export interface PageSlots {
  /** Exactly one of the two is set. */
  readonly first: Slot | null;
  readonly last: Slot | null;
  readonly after: Slot | null;
  readonly before: Slot | null;
}

/** A filtered, ordered page of a list: all nodes of a kind (`hop` null) or those a hop leads to. */
export interface Connection {
  readonly type: 'connection';
  readonly hop: Hop | null;
  readonly kinds: readonly string[];
  readonly where: Filter | null;
  /** Total: ends in the node id. */
  readonly orderBy: readonly PlanKey[];
  /** Whether `orderBy` is the declared default, which stores keep ready. */
  readonly defaultOrder: boolean;
  readonly list: ListSignature;
  readonly page: PageSlots;
  readonly wants: {
    readonly totalCount: boolean;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    /** Whether any cursor is selected, on edges or in `pageInfo`. */
    readonly cursors: boolean;
  };
  /** Of the whole list, not of the page. Sorted, each once. */
  readonly aggregates: readonly Aggregate[];
  /** `edges` and `nodes` as selected, each under its own alias: the same page seen in different ways. */
  readonly edges: readonly EdgesView[];
  readonly nodes: readonly NodesView[];
}

export interface EdgesView {
  readonly alias: string;
  /** How many fields are selected, each alias by itself. */
  readonly width: number;
  readonly properties: readonly string[];
  readonly node: readonly NodesView[];
  readonly evidence: readonly NodesView[];
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

/** Nodes by id, in the order asked for, null where there is none. */
export interface ByIds {
  readonly type: 'byIds';
  readonly ids: Slot;
  readonly nodes: readonly NodeSelection[];
}

/** A page of ranked nodes for a text. The index is asked while binding; executors read the nodes of the hits. */
export interface Search {
  readonly type: 'search';
  readonly text: Slot;
  readonly kinds: readonly string[] | null;
  readonly page: PageSlots;
  /** `edges` and `hits`, which are the same, and `nodes`, each under its own alias. */
  readonly edges: readonly { readonly alias: string; readonly node: readonly NodesView[] }[];
  readonly nodes: readonly NodesView[];
}

/**
 * Nodes by identifiers of other vocabularies, in the order asked for, null where none has it. The index is asked while
 * binding.
 */
export interface ByXref {
  readonly type: 'byXref';
  readonly ids: Slot;
  /** How well an identifier has to fit; null for any way. */
  readonly match: readonly string[] | null;
  readonly nodes: readonly NodeSelection[];
}

/** What the release says of itself, with lists that hang from no node. */
export interface ReleaseRead {
  readonly type: 'release';
  readonly fields: readonly PlannedField[];
}

/** Every edge of some relations that starts or ends at one of some nodes. No field means it: see `incident.ts`. */
export interface Incident {
  readonly type: 'incident';
  readonly ids: Slot;
  /** In declared order. */
  readonly relations: readonly string[];
  readonly limit: Slot;
}

/** How many edges of some relations start and end at each of some nodes. No field means it: see `incident.ts`. */
export interface Degrees {
  readonly type: 'degrees';
  readonly ids: Slot;
  /** In declared order. */
  readonly relations: readonly string[];
}

export interface Root {
  readonly alias: string;
  readonly read: ById | ByIds | ByXref | Connection | Search | ReleaseRead | Incident | Degrees;
}

/**
 * A root field that an algorithm answers. It answers with ids of entities; what is selected of those is read with the
 * rest of the plan, by a root of its own for each field that holds some.
 */
export interface Research {
  readonly alias: string;
  readonly field: string;
  readonly args: Readonly<Record<string, Slot>>;
  readonly outcome: OutcomeSelection;
}

/** What is selected of one object of an outcome. */
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

/** A check across several slots, made when they are bound: the operands of one filter must not contradict. */
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
