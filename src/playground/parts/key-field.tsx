import { useState } from 'preact/hooks';
import type { KeyKeeper } from '../../explorer/api/key.ts';

/** Takes the key of a service that has keys. The page keeps it until the tab is closed. */
export function KeyField({ keeper }: { readonly keeper: KeyKeeper }) {
  const [key, setKey] = useState(keeper.read() ?? '');
  return (
    <details>
      <summary>Key</summary>
      <label class="key">
        <span>The key of this service, if it needs one. This tab forgets it when you close it.</span>
        <input
          type="password"
          autocomplete="off"
          value={key}
          onChange={({ currentTarget: { value } }) => {
            setKey(value.trim());
            keeper.keep(value.trim() === '' ? null : value.trim());
          }}
        />
      </label>
    </details>
  );
}
