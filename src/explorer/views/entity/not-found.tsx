import { useApp, useTitle } from '../../context.ts';
import { Combobox } from '../../parts/combobox.tsx';

/** Says that an id has no entity, and offers the search. @param view opens the entity that the user finds. */
export function NotFound({ id, view = 'entity' }: { id: string; view?: string }) {
  const app = useApp();
  useTitle('Not found');
  return (
    <>
      <h1>{id === '' ? 'Choose an entity' : 'Not in this graph'}</h1>
      <p>
        {id === '' ? (
          'The address names no entity. Find one by its name:'
        ) : (
          <>
            No entity has the id <code>{id}</code>. Find it by its name:
          </>
        )}
      </p>
      <div class="big-search">
        <Combobox label="Name or identifier" onPick={(hit) => app.navigate(app.open(view, { id: hit.id }))} />
      </div>
    </>
  );
}
