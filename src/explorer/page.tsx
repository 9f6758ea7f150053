/** The page around every view: menu, search, the view of the address, and the release. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { openApi } from './api/api.ts';
import { openKeyKeeper } from './api/key.ts';
import { storageOrNull } from './api/storage.ts';
import { App } from './context.ts';
import type { GraphDescription } from './graph.ts';
import type { ExplorerOptions } from './options.ts';
import { Combobox } from './parts/combobox.tsx';
import { KeyInUse } from './parts/key-in-use.tsx';
import { openLiveRegion } from './parts/live.ts';
import { Release } from './parts/release.tsx';
import { useAddress } from './state/history.ts';
import { viewParameter } from './state/parameters.ts';
import './style/page.css';
import type { AnyView, AppContext } from './view.ts';
import { drawingView } from './views/drawing/view.ts';
import { factsView } from './views/entity/facts-page.tsx';
import { entityView } from './views/entity/view.ts';
import { homeView } from './views/home.tsx';
import { searchView } from './views/search.tsx';

/** Opens the explorer in the page that the server sends. */
export async function openExplorer(options: ExplorerOptions = {}): Promise<void> {
  const root = document.getElementById('app');
  const region = document.getElementById('live');
  if (!root || !region) throw new Error('The page lacks its elements.');
  const response = await fetch('explore/graph.json', { credentials: 'omit' }).catch(() => null);
  if (!response?.ok) {
    root.textContent = 'The service did not send the description of its graph. Reload the page.';
    return;
  }
  const graph = (await response.json()) as GraphDescription;
  const api = openApi(new URL('graphql', document.baseURI).href, openKeyKeeper(storageOrNull(() => sessionStorage)));
  const views = [homeView(options), ...(options.views ?? []), searchView, entityView, factsView, drawingView];
  root.textContent = '';
  render(<Page graph={graph} api={api} views={views} announce={openLiveRegion(region)} />, root);
}

type PageProperties = Omit<AppContext, 'open' | 'navigate'>;

function Page(properties: PageProperties) {
  const { graph, views } = properties;
  const [address, navigate] = useAddress();
  const app: AppContext = useMemo(
    () => ({
      ...properties,
      navigate,
      open: (name, values = {}) => viewNamed(properties.views, name).address(values),
    }),
    // The page gets its properties once.
    [properties, navigate],
  );
  const name = address.searchParams.get(viewParameter) ?? '';
  const known = views.find((view) => view.name === name);
  const view = known ?? viewNamed(views, '');
  const { problems, render } = useMemo(() => view.read(address), [view, address]);
  const unknown = known
    ? []
    : [`The address has view="${name.slice(0, 60)}", which is not a page here. This is the start page.`];
  const main = useFocusOnChange(view.name + (address.searchParams.get('id') ?? ''));

  return (
    <App.Provider value={app}>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header>
        <div class="bar">
          <a class="brand" href={app.open('')}>
            {graph.name}
          </a>
          <HeaderSearch />
        </div>
        <nav aria-label="Views">
          <ul>
            {views
              .filter(({ isHidden }) => !isHidden)
              .map((item) => (
                <li key={item.name}>
                  <a href={item.address({})} aria-current={item === view ? 'page' : undefined}>
                    {item.title}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <AddressProblems key={address.href} problems={known ? problems : unknown} />
        {render(app)}
      </main>
      <footer>
        <KeyInUse />
        <Release />
      </footer>
    </App.Provider>
  );
}

/** Finds a view. A name that no view has is a mistake in the code, so the start page is enough. */
const viewNamed = (views: readonly AnyView[], name: string): AnyView => {
  const view = views.find((candidate) => candidate.name === name) ?? views[0];
  if (!view) throw new Error('The explorer has no views.');
  return view;
};

/** Moves the focus to the content when the page shows something else, so that the keyboard continues there. */
function useFocusOnChange(shown: string) {
  const main = useRef<HTMLElement>(null);
  const [first] = useState(shown);
  const last = useRef(first);
  useEffect(() => {
    if (last.current === shown) return;
    last.current = shown;
    main.current?.focus({ preventScroll: true });
  }, [shown]);
  return main;
}

const AddressProblems = ({ problems }: { problems: readonly string[] }) =>
  problems.length === 0 ? null : (
    <div class="problems" role="alert">
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );

function HeaderSearch() {
  return (
    <App.Consumer>
      {(app) =>
        app && (
          <search>
            <Combobox
              label="Search"
              onPick={({ id }) => app.navigate(app.open('entity', { id }))}
              onSubmit={(text) => app.navigate(app.open('search', { text }))}
            />
          </search>
        )
      }
    </App.Consumer>
  );
}
