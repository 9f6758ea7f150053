/** The state of the editors: the draft, and the operation of it to run. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Draft, keepDraft } from './draft.ts';
import { operationNames } from './operation.ts';
import type { Storages } from './storages.ts';

/** Keeps the draft for when the page is loaded again. The first change removes a draft from the address. */
export function useDraft(start: Draft, { session }: Storages) {
  const [draft, setDraft] = useState(start);
  useEffect(() => {
    keepDraft(session, draft);
    if (draft !== start && (location.search !== '' || location.hash !== ''))
      history.replaceState(null, '', location.pathname);
  }, [draft, start, session]);
  const [version, setVersion] = useState(0);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const replace = (other: Draft) => {
    setDraft(other);
    setVersion((now) => now + 1);
  };
  return { draft, version, change, replace };
}

/** Returns the operation to run: the chosen one, or else the first; null for a document with one without a name. */
export function useOperation(query: string) {
  const [chosen, choose] = useState('');
  const names = useMemo(() => operationNames(query), [query]);
  return [names.includes(chosen) ? chosen : (names[0] ?? null), choose, names] as const;
}
