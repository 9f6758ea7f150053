import { estimate, fontSize, type Measure } from './text.ts';

/** Measures text in the font of the page, once for each text. Estimates it where the browser has no canvas. */
export function measureInBrowser(font: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return estimate;
  context.font = `${fontSize}px ${font}`;
  const widths = new Map<string, number>();
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    const width = context.measureText(text).width;
    widths.set(text, width);
    return width;
  };
}
