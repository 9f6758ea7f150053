/** Runs a query for a component, and cancels it when the component needs another answer. */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import type { Outcome, Variables } from './api.ts';
import { type ApiError, cancelled } from './errors.ts';

export interface Answer<Data> {
  /** `answered` has data, maybe beside errors of single fields; `failed` has errors alone. */
  readonly state: 'waiting' | 'answered' | 'failed';
  readonly data: Data | null;
  readonly errors: readonly ApiError[];
  readonly release: string | null;
  /** Time at which the query was sent, as `performance.now` gives it. */
  readonly since: number;
  cancel(): void;
  retry(): void;
}

const nothing: Outcome<never> = { data: null, errors: [], release: null };

/**
 * Runs a query. While a new answer is on its way, `data` is null, so that nothing on screen belongs to other parameters.
 * @param document null to wait for something else first.
 */
export function useAnswer<Data>(document: string | null, variables: Variables = {}): Answer<Data> {
  const { api } = useApp();
  const [attempt, setAttempt] = useState(0);
  const printed = JSON.stringify(variables);
  const request = useMemo(() => ({ document, printed, attempt }), [document, printed, attempt]);
  const [answered, setAnswered] = useState<{ request: unknown; outcome: Outcome<Data> } | null>(null);
  const control = useMemo(() => ({ abort: new AbortController(), since: performance.now(), request }), [request]);

  useEffect(() => {
    if (request.document === null) return;
    const { abort } = control;
    api.run<Data>(request.document, JSON.parse(request.printed), { signal: abort.signal }).then(
      (outcome) => setAnswered({ request, outcome }),
      // Another request follows, or the user has cancelled.
      () => setAnswered({ request, outcome: { ...nothing, errors: [cancelled] } }),
    );
    return () => abort.abort();
  }, [request, control, api]);
  const retry = useCallback(() => setAttempt((last) => last + 1), []);
  useEffect(() => api.key.watch(retry), [api, retry]);

  const outcome = answered?.request === request ? answered.outcome : null;
  return {
    state: outcome === null ? 'waiting' : outcome.data === null ? 'failed' : 'answered',
    ...(outcome ?? nothing),
    since: control.since,
    cancel: () => control.abort.abort(),
    retry,
  };
}
