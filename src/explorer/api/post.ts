/**
 * Sends an operation to the API as JSON.
 * @param key null for none.
 * @throws {DOMException} `AbortError` when the signal cancels it, and `TypeError` if the API cannot be reached.
 */
export function post(url: string, key: string | null, operation: object, signal?: AbortSignal): Promise<Response> {
  const headers = {
    accept: 'application/graphql-response+json, application/json;q=0.9',
    'content-type': 'application/json',
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
  const body = JSON.stringify(operation);
  return fetch(url, { method: 'POST', headers, body, credentials: 'omit', ...(signal && { signal }) });
}
