import { join } from 'node:path';
import { explorerEntry } from '../../bin/pages.js';
import { nutritionAppearance } from '../../schema/explorer/appearance.ts';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { GraphDefinition } from '../model/define.ts';
import { projectFolder } from '../settings/read.ts';
import type { ExplorerDomain } from './explorer/explorer.ts';

/** The subject that a service serves: the only part of it that is not generic. */
export interface Domain {
  readonly graph: GraphDefinition;
  readonly research: ConstructorParameters<typeof Engine>[3];
  /** The folder of the queries that the playground offers. */
  readonly examplesFolder: string;
  readonly explorer: ExplorerDomain;
}

export const examplesFolder = join(projectFolder, 'schema/examples');

export const nutritionDomain: Domain = {
  graph: nutritionGraph,
  research: nutritionResearch,
  examplesFolder,
  explorer: { entry: explorerEntry, appearance: nutritionAppearance },
};
