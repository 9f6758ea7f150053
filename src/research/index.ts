import type { Graph } from '../model/graph.ts';
import type { AnyResearch } from './define.ts';
import { neighbourhoodResearch } from './walks/neighbourhood/field.ts';
import { pathsResearch } from './walks/paths/field.ts';

/** Returns the research fields that the API of every graph has: about the connections between entities. */
export const graphResearch = (graph: Graph): readonly AnyResearch[] => [
  pathsResearch(graph),
  neighbourhoodResearch(graph),
];
