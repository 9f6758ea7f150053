/** The parts of a run that each measure uses. */
import type { Place, Running } from '../contender.ts';
import type { Loader } from '../loader.ts';
import type { Options } from '../options.ts';
import type { Query } from '../query.ts';

export interface Run {
  readonly options: Options;
  readonly loader: Loader;
  readonly contenders: readonly Running[];
  readonly queries: readonly Query[];
  readonly place: Place;
}

/** Measures, and returns tables to print. */
export type Measure = (run: Run) => Promise<string>;

/** The `accept-encoding` of browsers. */
export const browserHeaders = { 'accept-encoding': 'gzip, deflate, br' };
