/** Sends an operation to the API of this service, as every other client does. */
import { post } from '../explorer/api/post.ts';

export interface Sent {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** An answer as a person reads it. */
export interface Shown {
  /** The answer as JSON on many lines, or the reason why it is missing. */
  readonly text: string;
  /** One line on the answer: its status, time, size and release. */
  readonly note: string;
}

/**
 * Runs an operation.
 * @param key null for none.
 * @throws {DOMException} `AbortError` when the signal cancels it.
 */
export async function send(url: string, key: string | null, sent: Sent, signal: AbortSignal): Promise<Shown> {
  const began = performance.now();
  const { operationName, ...rest } = sent;
  const response = await post(url, key, { ...rest, ...(operationName !== null && { operationName }) }, signal);
  const body = await response.text();
  const ms = Math.round(performance.now() - began);
  const release = response.headers.get('x-release-id');
  const size = `${(new Blob([body]).size / 1000).toFixed(1)} kB`;
  const note = [`Status ${response.status}`, `${ms} ms`, size, ...(release ? [`release ${release.slice(0, 12)}`] : [])];
  return { text: indented(body), note: note.join(' · ') };
}

/** Returns JSON on many lines. An answer that is not JSON, such as that of a proxy, stays as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
