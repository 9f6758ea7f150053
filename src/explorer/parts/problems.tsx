import { useId, useState } from 'preact/hooks';
import type { ApiError } from '../api/errors.ts';
import { useApp } from '../context.ts';

/** Shows errors of the API with their codes and what to do, and the form for a key where one is missing. */
export function Problems({ errors, retry }: { errors: readonly ApiError[]; retry?: () => void }) {
  if (errors.length === 0) return null;
  const needsKey = errors.some(({ code }) => code === 'UNAUTHENTICATED');
  return (
    <div class="problems" role="alert">
      <ul>
        {errors.map((error) => (
          <li key={`${error.code} ${error.path?.join('.')} ${error.message}`}>
            <p>{error.message}</p>
            {error.advice !== null && <p>{error.advice}</p>}
            <p class="quiet">
              Code <code>{error.code}</code>
              {error.path && (
                <>
                  {' '}
                  at <code>{error.path.join('.')}</code>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {needsKey && <KeyForm />}
      {!needsKey && retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Takes a key of the service. The queries on the page run again by themselves. */
export function KeyForm() {
  const { api } = useApp();
  const [key, setKey] = useState('');
  const input = useId();
  return (
    <form
      class="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '') api.key.keep(key.trim());
      }}
    >
      <label for={input}>Key of this service</label>
      <div class="row">
        <input
          id={input}
          type="password"
          autocomplete="off"
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit">Use this key</button>
      </div>
    </form>
  );
}
