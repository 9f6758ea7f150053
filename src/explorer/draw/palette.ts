/**
 * The colours of a drawing in a file, and of the page in light mode. They are attributes, which every rule of a style
 * sheet overrides: the page changes them for dark mode, forced colours and the focus.
 */
export const palette = {
  background: '#ffffff',
  text: '#1d2320',
  quiet: '#56605a',
  line: '#6f7a73',
  box: '#ffffff',
  fold: '#eef2ee',
  chosen: '#e3f0e7',
  accent: '#1d6a3c',
  font: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
} as const;
