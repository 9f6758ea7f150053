import type { CacheHeaders } from '../http/conditional.ts';
import type { RequestRecord } from '../observability/record.ts';

/** How clients and proxies may cache an answer. The tag stands for the request, the release and the service. */
export interface CacheTag extends CacheHeaders {
  readonly release: string;
}

/** The values that the HTTP server passes to GraphQL with a request. */
export interface RequestContext {
  readonly requestId: string;
  readonly record: RequestRecord;
  /** Null for an answer that must not be cached. */
  readonly tag: CacheTag | null;
}
