/** Draws the neighbourhood of every entity, of the seed and of the library, as the API answers it. */
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { nutritionAppearance } from '../../../schema/explorer/appearance.ts';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { Engine } from '../../../src/engine/engine.ts';
import {
  type NeighbourhoodAnswer,
  neighbourhoodDocument,
  neighbourhoodVariables,
  pictureOf,
} from '../../../src/explorer/api/neighbourhood.ts';
import type { Appearance } from '../../../src/explorer/appearance.ts';
import { fold } from '../../../src/explorer/draw/folding.ts';
import { layOut } from '../../../src/explorer/draw/layout.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { describeForExplorer } from '../../../src/server/explorer/describe.ts';
import { readSettings } from '../../../src/settings/read.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import { textOf } from '../../support/engine/both-ways.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { loadNutrition, openNutrition } from '../../support/nutrition/nutrition.ts';
import { expectComplete, expectReadable } from './pictures.ts';

interface World {
  readonly graph: Graph;
  readonly ids: readonly string[];
  readonly engine: Engine;
  readonly appearance?: Appearance;
}

async function openSeed(): Promise<World> {
  const { graph, data } = await loadNutrition();
  return { graph, ids: data.nodes.map(({ id }) => id), engine: await openNutrition(), appearance: nutritionAppearance };
}

async function openLibrary(): Promise<World> {
  const { graph, data } = await loadLibrary();
  const settings = readSettings([], {});
  const engine = new Engine(graph, openMemoryStore(columnsOf(graph, data), settings), settings);
  return { graph, ids: data.nodes.map(({ id }) => id), engine };
}

describe.each([
  ['seed', openSeed],
  ['library', openLibrary],
])('the drawing of every entity of the %s', (_, open) => {
  it('shows each node and each edge of the answer once, or counts it in a fold, and never overlaps boxes', async () => {
    const { graph, ids, engine, appearance } = await open();
    const description = describeForExplorer(graph, appearance);
    const document = parse(neighbourhoodDocument(description, 1));
    const kinds = description.kinds.filter(({ column }) => column !== null);
    const centers = ids.filter((id) => kinds.some(({ idPrefix }) => id.startsWith(`${idPrefix}:`)));
    expect(centers.length).toBeGreaterThan(10);
    for (const id of centers) {
      const options = { depth: 1, kinds: kinds.map(({ value }) => value), limit: 1_000 };
      const answer = await engine.run({ document, variableValues: neighbourhoodVariables([id], options) });
      const { data, errors } = JSON.parse(textOf(answer)) as { data: NeighbourhoodAnswer; errors?: unknown };
      expect(errors).toBeUndefined();
      const around = data.around0;
      const picture = pictureOf(description, data);
      // The picture is the answer.
      expect(picture.nodes.map((node) => node.id)).toEqual(around?.nodes.map(({ node }) => node.id));
      expect(picture.edges.map((edge) => edge.id)).toEqual(
        around?.edges.map(({ relation, from, to }) => `${relation}|${from.id}|${to.id}`),
      );
      // The drawing is the picture.
      const folded = fold(picture, description, { keep: new Set([id]) });
      expectComplete(folded, picture);
      const layout = layOut(folded, description);
      expectReadable(layout, folded);
      expect(layout.boxes.has(id)).toBe(true);
    }
  }, 120_000);
});
