/** The size of a cache, for the metrics. */
export interface CacheSize {
  /** Null where the bytes are part of another cache's. */
  readonly bytes: number | null;
  readonly entries: number;
}
