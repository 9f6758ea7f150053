import { useTitle } from '../context.ts';
import { text, words } from '../state/types.ts';
import { defineView, type PageProps } from '../view.ts';

interface SearchParams {
  readonly text: string;
  readonly kinds: readonly string[];
}

export const searchView = defineView<SearchParams>({
  name: 'search',
  title: 'Search',
  description: 'Finds entities of every kind by name, synonym or identifier, also with typos.',
  parameters: { text: text(), kinds: words() },
  Page: Search,
});

function Search({ params }: PageProps<SearchParams>) {
  useTitle('Search');
  return <h1>Search {params.text}</h1>;
}
