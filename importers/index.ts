import { importFdc } from './fdc/index.ts';
import type { Importer } from './importer.ts';

/** The importers by the name that a person types. */
export const importers: Readonly<Record<string, Importer>> = { fdc: importFdc };
