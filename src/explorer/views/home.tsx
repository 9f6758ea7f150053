import { useTitle } from '../context.ts';
import type { ExplorerOptions } from '../options.ts';
import { Combobox } from '../parts/combobox.tsx';
import { type AnyView, defineView, type PageProps } from '../view.ts';
import { capitalised, drawnKinds } from '../words.ts';

/** Makes the start page: what the graph is, a search, first questions, and the views. */
export const homeView = (options: ExplorerOptions): AnyView =>
  defineView<object>({
    name: '',
    title: 'Start',
    description: 'Where to begin.',
    parameters: {},
    Page: ({ app }: PageProps<object>) => <Home app={app} options={options} />,
  });

function Home({ app, options }: Pick<PageProps<object>, 'app'> & { options: ExplorerOptions }) {
  const { graph, views, open } = app;
  const { starts = [] } = options;
  useTitle(graph.name);
  const kinds = drawnKinds(graph);
  return (
    <>
      <h1>{graph.name}</h1>
      <p class="lead">{graph.description}</p>
      <div class="big-search">
        <Combobox
          label={`Find ${kinds
            .slice(0, 3)
            .map(({ pluralLabel }) => pluralLabel)
            .join(', ')} and more`}
          onPick={({ id }) => app.navigate(open('entity', { id }))}
          onSubmit={(text) => app.navigate(open('search', { text }))}
        />
      </div>
      {starts.length > 0 && (
        <section aria-labelledby="starts">
          <h2 id="starts">Questions to begin with</h2>
          <ul class="cards">
            {starts.map(({ question, view, parameters }) => (
              <li key={question}>
                <a href={open(view, parameters)}>{question}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="views">
        <h2 id="views">Ways to look at the graph</h2>
        <dl class="view-list">
          {views
            .filter(({ isHidden, name }) => !isHidden && name !== '')
            .map((view) => (
              <div key={view.name}>
                <dt>
                  <a href={view.address({})}>{view.title}</a>
                </dt>
                <dd>{view.description}</dd>
              </div>
            ))}
        </dl>
      </section>
      <section aria-labelledby="kinds">
        <h2 id="kinds">What the graph contains</h2>
        <dl class="view-list">
          {graph.kinds.map((kind) => (
            <div key={kind.name}>
              <dt>
                <a href={open('search', { kinds: kind.value })}>{capitalised(kind.pluralLabel)}</a>
              </dt>
              <dd>{kind.description}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
