/** The choice of the sources that an answer rests on: a parameter of views, and the argument `evidence` of the API. */
import type { EvidenceDescription, EvidenceLimit } from '../graph.ts';
import type { Parameters } from './parameters.ts';
import { name } from './types.ts';

export interface SourcesParams {
  /** Name of a limit of the graph; empty for the limit that the API sets. */
  readonly sources: string;
}

export const sourcesParameters: Parameters<SourcesParams> = { sources: name() };

/** The limit of lists and of entities where the query has none. */
export const listLimit = 'all';

/** Returns the variable of a choice; none for a choice that leaves it to the API, and for one that it does not know. */
export function limitVariable(
  { limits }: EvidenceDescription,
  { sources }: SourcesParams,
): { readonly evidence?: EvidenceLimit | null } {
  const chosen = limits.find((limit) => limit.name === sources);
  return chosen ? { evidence: chosen.limit } : {};
}
