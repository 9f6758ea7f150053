/** Opens the playground in the page that the server sends. */
import { render } from 'preact';
import { openKeyKeeper } from '../explorer/api/key.ts';
import { openLiveRegion } from '../explorer/parts/live.ts';
import { draftOf, type Example, readDraft } from './draft.ts';
import { Playground } from './playground.tsx';
import { openStorages } from './storages.ts';
import './style/page.css';

const root = document.getElementById('app');
const region = document.getElementById('live');
if (!root || !region) throw new Error('The page lacks its elements.');

const storages = openStorages();
const examples = await fetch('graphql/examples.json', { credentials: 'omit' })
  .then(async (response) => (response.ok ? ((await response.json()) as readonly Example[]) : []))
  .catch(() => []);
const first = examples[0]?.query ?? '{ __typename }\n';
const draft = draftOf(new URL(location.href), examples) ??
  readDraft(storages.session) ?? { query: first, variables: '' };

root.textContent = '';
render(
  <Playground
    title={document.body.dataset.title ?? ''}
    hasExplorer={document.body.dataset.explorer !== undefined}
    url={new URL('graphql', document.baseURI).href}
    keeper={openKeyKeeper(storages.session)}
    examples={examples}
    storages={storages}
    start={draft}
    announce={openLiveRegion(region)}
  />,
  root,
);
