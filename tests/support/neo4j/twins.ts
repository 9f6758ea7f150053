/** The same graph in the embedded store and in another one, which must give the same answers. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { nutritionResearch } from '../../../schema/research/index.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { AnyResearch } from '../../../src/research/define.ts';
import { projectFolder } from '../../../src/settings/read.ts';
import type { Store } from '../../../src/store/store.ts';
import { TestEngine } from '../engine/engine.ts';
import { goldenCases, readCase, readOperation } from '../engine/golden.ts';
import { loadLibrary } from '../library/index.ts';
import { shelves } from '../library/research.ts';
import { loadNutrition } from '../nutrition/nutrition.ts';
import { Differential } from '../random/differential.ts';
import type { RandomOperation } from '../random/random-operation.ts';

const examples = join(projectFolder, 'schema/examples');

/** The library with the golden cases. */
export const libraryGraph = {
  name: 'the library',
  open: loadLibrary,
  research: [shelves],
  operations: goldenCases.map((name) => [name, readCase(name)] as const),
};

/** The seed of the project with its examples. */
export const nutritionSeed = {
  name: 'the nutrition seed',
  open: loadNutrition,
  research: nutritionResearch,
  operations: readdirSync(examples).map((file) => [file, readOperation(join(examples, file))] as const),
};

export class Twins {
  readonly embedded: Differential;
  readonly remote: TestEngine;

  /** @param store holds the same graph. */
  constructor(graph: Graph, data: GraphData, store: Store, research: readonly AnyResearch[]) {
    this.embedded = new Differential(graph, data, research);
    this.remote = new TestEngine(graph, data, {}, store, research);
  }

  /** Compares data and errors, the order of keys included. */
  async check(document: string, variables: Readonly<Record<string, unknown>>): Promise<void> {
    const [expected, found] = [
      await this.embedded.engine.run(document, variables),
      await this.remote.run(document, variables),
    ];
    const text = (answer: typeof expected) => JSON.stringify([answer.data, answer.errors], null, 1);
    if (text(found) === text(expected)) return;
    expect(text(found), `${document}\nvariables: ${JSON.stringify(variables)}`).toBe(text(expected));
  }

  async checkRandom(operation: RandomOperation): Promise<void> {
    const { variables } = await this.embedded.fillCursors(operation);
    await this.check(operation.document, variables);
  }
}
