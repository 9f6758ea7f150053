import type { Graph } from '../model/graph.ts';
import type { AnyResearch } from './define.ts';
import { neighbourhoodField } from './walks/neighbourhood/field.ts';
import { pathsField } from './walks/paths/field.ts';

/** The questions that the API answers about any graph: how entities are joined. */
export const graphResearch = (graph: Graph): readonly AnyResearch[] => [pathsField(graph), neighbourhoodField(graph)];
