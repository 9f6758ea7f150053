import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { AppContext } from './view.ts';

/** The page's context, for components below a view. */
export const App = createContext<AppContext | null>(null);

/** Returns the context that the page provides. */
export function useApp(): AppContext {
  const app = useContext(App);
  if (!app) throw new Error('This component is outside of the page.');
  return app;
}

/** Sets the title of the document: the view's own words before the name of the graph. */
export function useTitle(title: string): void {
  const { graph } = useApp();
  useEffect(() => {
    document.title = title === graph.name ? title : `${title} – ${graph.name}`;
  }, [title, graph]);
}
