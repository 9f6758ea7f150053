/** The library as a service serves it: no research of its own, no examples, and the derived appearance. */
import { fileURLToPath } from 'node:url';
import type { Domain } from '../../../src/server/domain.ts';
import { libraryGraph } from './model.ts';

export const libraryDomain: Domain = {
  graph: libraryGraph,
  research: [],
  examplesFolder: fileURLToPath(new URL('./examples/', import.meta.url)),
  explorer: {
    entry: fileURLToPath(new URL('../../browser/explorer-library-entry.ts', import.meta.url)),
    appearance: {},
  },
};
