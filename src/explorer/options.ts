/** The part of a domain in the explorer: its views, and the first steps that the start page offers. */
import type { AnyView } from './view.ts';

/** A first step that the start page offers: a question, and the view that answers it. */
export interface Start {
  readonly question: string;
  readonly view: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ExplorerOptions {
  /** The views of the domain, in the order of the menu. */
  readonly views?: readonly AnyView[];
  readonly starts?: readonly Start[];
}
