/**
 * Compares drawings with files to look at, in `tests/golden/explorer`. A changed drawing fails until
 * `npx vitest run tests/unit/explorer/golden -u` accepts it.
 */
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { Engine } from '../../../src/engine/engine.ts';
import { neighbourhoodDocument, neighbourhoodVariables, pictureOf } from '../../../src/explorer/api/neighbourhood.ts';
import { fold } from '../../../src/explorer/draw/folding.ts';
import { layOut } from '../../../src/explorer/draw/layout.ts';
import { estimate } from '../../../src/explorer/draw/text.ts';
import type { Content } from '../../../src/explorer/export/content.ts';
import { exportSvg } from '../../../src/explorer/export/svg.tsx';
import { describeForExplorer } from '../../../src/server/explorer/describe.ts';
import { readSettings } from '../../../src/settings/read.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import { textOf } from '../../support/engine/both-ways.ts';
import { loadLibrary } from '../../support/library/index.ts';

/** Reads the surroundings of entities of the library, as the explorer does. */
async function openLibrary() {
  const { graph, data } = await loadLibrary();
  const settings = readSettings([], {});
  const engine = new Engine(graph, openMemoryStore(columnsOf(graph, data), settings), settings);
  const description = describeForExplorer(graph);
  const kinds = description.kinds.flatMap(({ column, value }) => (column === null ? [] : [value]));
  const around = async (ids: readonly string[], depth: number): Promise<Content> => {
    const document = neighbourhoodDocument(description, ids.length);
    const variables = neighbourhoodVariables(ids, { depth, kinds, limit: 300 });
    const answer = await engine.run({ document: parse(document), variableValues: variables });
    const picture = pictureOf(description, JSON.parse(textOf(answer)).data);
    return {
      title: `Around ${ids.join(' and ')}`,
      graph: description,
      picture,
      layout: layOut(fold(picture, description, { keep: new Set(ids) }), description),
      query: { document, variables },
      release: null,
      address: 'http://127.0.0.1:4000/explore',
    };
  };
  return { description, around };
}

const center = 'book:iliad';

const file = (name: string): string => `../../golden/explorer/${name}.svg`;

describe('the golden drawings', () => {
  it('show one neighbourhood, a deeper one, and one that grew', async () => {
    const { description, around } = await openLibrary();
    const near = await around([center], 1);
    await expect(exportSvg(near)).toMatchFileSnapshot(file('near'));
    const far = await around([center], 3);
    await expect(exportSvg(far)).toMatchFileSnapshot(file('far'));
    const folded = fold(far.picture, description, { keep: new Set([center]) });
    const grown = { ...far, layout: layOut(folded, description, estimate, near.layout) };
    await expect(exportSvg(grown)).toMatchFileSnapshot(file('grown'));
  });

  it('fold what is too much', async () => {
    const { description, around } = await openLibrary();
    const far = await around([center], 3);
    const folded = fold(far.picture, description, { keep: new Set([center]), limits: { boxes: 8, lines: 20 } });
    await expect(exportSvg({ ...far, layout: layOut(folded, description) })).toMatchFileSnapshot(file('folded'));
  });
});
