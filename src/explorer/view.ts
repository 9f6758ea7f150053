/** The contract between the page and its views. A domain adds a view as a file of its own, and lists it in its entry. */
import { type ComponentChild, type ComponentType, h } from 'preact';
import type { Api } from './api/api.ts';
import type { GraphDescription } from './graph.ts';
import { type Parameters, printAddress, printParameters, readParameters, type Values } from './state/parameters.ts';

/** What the page hands to every view. Components below a view get it from `useApp`. */
export interface AppContext {
  readonly graph: GraphDescription;
  readonly api: Api;
  /** Says a sentence to screen readers, and changes nothing on screen. */
  announce(text: string): void;
  /** Returns the address of a view. `parameters` are printed values, which the view checks when it opens. */
  open(view: string, parameters?: Values): string;
  /** Opens an address of this page without loading it again. */
  navigate(address: string, options?: { readonly replace?: boolean }): void;
  /** The views of the menu, in their order. */
  readonly views: readonly AnyView[];
}

/** Properties of a view's component. */
export interface PageProps<P> {
  readonly params: P;
  /**
   * Changes parameters, which are in the address. `replace` overwrites the current entry of the history: use it for
   * changes that "back" should skip, such as each letter of a search.
   */
  go(change: Partial<P>, options?: { readonly replace?: boolean }): void;
  readonly app: AppContext;
}

export interface View<P> {
  /** The value of `?view=`. */
  readonly name: string;
  /** In the menu, and the heading of the page unless the view sets its own with `useTitle`. */
  readonly title: string;
  /** One sentence for the start page. */
  readonly description: string;
  readonly parameters: Parameters<P>;
  readonly Page: ComponentType<PageProps<P>>;
  /** Whether the view is only opened from other views, such as the page of one entity. */
  readonly isHidden?: boolean;
}

/** A view whose parameters have any type. */
export interface AnyView {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly isHidden: boolean;
  /** Returns the address of the view with some values, and the defaults of the others. */
  address(values: Values): string;
  /** Reads the parameters of an address, and renders the page. `problems` describes values that it replaced. */
  read(url: URL): { readonly problems: readonly string[]; readonly render: (app: AppContext) => ComponentChild };
}

/** Declares a view. The page then treats it like every other. */
export function defineView<P extends object>({ isHidden = false, parameters, Page, ...rest }: View<P>): AnyView {
  return {
    ...rest,
    isHidden,
    address: (values) => printAddress(rest.name, parameters, values),
    read: (url) => {
      const { params, problems } = readParameters(parameters, url);
      return {
        problems,
        render: (app) =>
          h(Page, {
            params,
            app,
            go: (change, options) =>
              app.navigate(
                printAddress(rest.name, parameters, printParameters(parameters, { ...params, ...change })),
                options,
              ),
          }),
      };
    },
  };
}
