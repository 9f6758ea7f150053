import type { Graph } from '../model/graph.ts';
import type { AnyResearch } from './define.ts';
import { neighbourhoodResearch } from './walks/neighbourhood/field.ts';
import { pathsResearch } from './walks/paths/field.ts';

/** The questions that the API answers about any graph: how entities are joined. */
export const graphResearch = (graph: Graph): readonly AnyResearch[] => [
  pathsResearch(graph),
  neighbourhoodResearch(graph),
];
