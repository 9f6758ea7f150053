import type { Graph } from '../model/graph.ts';
import type { AnyResearch } from './define.ts';
import { neighbourhoodField } from './walks/neighbourhood/field.ts';
import { pathsField } from './walks/paths/field.ts';

/** Returns the research fields that the API of every graph has: about the connections between entities. */
export const graphResearch = (graph: Graph): readonly AnyResearch[] => [pathsField(graph), neighbourhoodField(graph)];
