import type { Importer } from '../src/import-command.ts';
import { importFdc } from './fdc/index.ts';

/** The importers by the name that a person types. */
export const importers: Readonly<Record<string, Importer>> = { fdc: importFdc };
