/** The region whose changes screen readers say. */

/** Milliseconds between two sentences: a screen reader would lose one that another replaces at once. */
const pauseMs = 150;

/** Creates a region that says each sentence, also when it says the same twice. */
export function openLiveRegion(region: HTMLElement): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    region.textContent = '';
    clearTimeout(timer);
    timer = setTimeout(() => {
      region.textContent = text;
    }, pauseMs);
  };
}
