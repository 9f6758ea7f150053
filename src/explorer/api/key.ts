/** Keeps the key that a user typed, for this tab only, until it is closed. */

export interface KeyKeeper {
  read(): string | null;
  /** Keeps a key, or forgets it. */
  keep(key: string | null): void;
  /** Calls a function after each change. @returns a function that ends it. */
  watch(changed: () => void): () => void;
}

/** The part of `sessionStorage` that the keeper needs. */
export type KeyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const name = 'explorer-key';

/** @param storage null if the browser refuses it: the key is then lost with the page. */
export function openKeyKeeper(storage: KeyStorage | null): KeyKeeper {
  let key = storage?.getItem(name) ?? null;
  const watchers = new Set<() => void>();
  return {
    read: () => key,
    keep: (given) => {
      key = given;
      if (given === null) storage?.removeItem(name);
      else storage?.setItem(name, given);
      for (const changed of [...watchers]) changed();
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
