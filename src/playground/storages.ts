import { storageOrNull } from '../explorer/api/storage.ts';
import type { TextStorage } from './draft.ts';

/** Where the page keeps strings; null where the browser refuses it, and the page then forgets them. */
export interface Storages {
  /** For this tab, until it is closed. */
  readonly session: Storage | null;
  /** For this browser. */
  readonly local: TextStorage | null;
}

/** Opens both storages. */
export const openStorages = (): Storages => ({
  session: storageOrNull(() => sessionStorage),
  local: storageOrNull(() => localStorage),
});
