import type { TextStorage } from './draft.ts';

/** Where the page keeps strings; null where the browser refuses it, and the page then forgets them. */
export interface Storages {
  /** For this tab, until it is closed. */
  readonly session: Storage | null;
  /** For this browser. */
  readonly local: TextStorage | null;
}

/** Opens both storages. A browser that refuses one throws when a page only mentions it. */
export const openStorages = (): Storages => ({
  session: orNull(() => sessionStorage),
  local: orNull(() => localStorage),
});

function orNull(open: () => Storage): Storage | null {
  try {
    return open();
  } catch {
    return null;
  }
}
