/**
 * The section of a seed that says which nodes of a distinct kind differ although they share a name. Only the importer
 * reads it: it is not a relation of the graph.
 */
export const differences = 'DIFFERENT_FROM';
