import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../context.ts';

/** Says that the page sends a key, and forgets it. Shows nothing without a key. */
export function KeyInUse() {
  const { api } = useApp();
  const [key, setKey] = useState(api.key.read());
  useEffect(() => api.key.watch(() => setKey(api.key.read())), [api]);
  if (key === null) return null;
  return (
    <p class="row">
      This tab sends your key with each query.
      <button type="button" onClick={() => api.key.keep(null)}>
        Forget the key
      </button>
    </p>
  );
}
