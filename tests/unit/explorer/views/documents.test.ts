import { readFile } from 'node:fs/promises';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { explorerDocuments, sampleVariables } from '../../../support/nutrition/explorer-documents.ts';

const documents = await explorerDocuments();
const sdl = new URL('../../../../schema/schema.graphql', import.meta.url);
const schema = buildSchema(await readFile(sdl, 'utf8'));

describe('the documents of the views', () => {
  it('have sample variables each', () =>
    expect(documents.map(([name]) => name).sort()).toEqual(Object.keys(sampleVariables).sort()));

  it.each(documents)('are valid against the printed schema, with short lines: %s', (_name, document) => {
    expect(validate(schema, parse(document))).toEqual([]);
    for (const line of document.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });
});
