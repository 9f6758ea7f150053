import type { RequestRecord } from './observability/record.ts';

/** How an answer may be kept by whoever gets it. */
export interface CacheTag {
  /** Stands for the question, the release and the service: an answer without errors is decided by these. */
  readonly etag: string;
  readonly release: string;
  readonly control: string;
}

/** What the HTTP server tells GraphQL of a request. */
export interface RequestContext {
  readonly requestId: string;
  readonly record: RequestRecord;
  /** Null for an answer that may not be kept. */
  readonly tag: CacheTag | null;
}
