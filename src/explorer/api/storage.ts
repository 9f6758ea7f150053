/**
 * Opens a storage of the browser. A browser that refuses one throws when a page only mentions it.
 * @returns null if the browser refuses it.
 */
export function storageOrNull(open: () => Storage): Storage | null {
  try {
    return open();
  } catch {
    return null;
  }
}
