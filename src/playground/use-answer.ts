import { useState } from 'preact/hooks';
import type { KeyKeeper } from '../explorer/api/key.ts';
import type { Draft } from './draft.ts';
import { readVariables } from './operation.ts';
import { type Shown, send } from './send.ts';

/** Where a run goes, with which key, and how its end is announced. */
export interface Sending {
  /** The address of the API. */
  readonly url: string;
  readonly keeper: KeyKeeper;
  /** Says a sentence to screen readers. */
  readonly announce: (sentence: string) => void;
}

const nothing: Shown = { text: '', note: 'Run the query to see its answer.' };

/** Runs the draft, one run at a time. */
export function useAnswer(
  { url, keeper, announce }: Sending,
  draft: Draft,
  operationName: string | null,
  ran: (draft: Draft) => void,
) {
  const [shown, setShown] = useState(nothing);
  const [running, setRunning] = useState<AbortController | null>(null);
  const show = (next: Shown) => {
    setShown(next);
    announce(next.note);
  };
  const run = async () => {
    const variables = readVariables(draft);
    if (typeof variables === 'string') return show({ text: '', note: variables });
    running?.abort();
    const stop = new AbortController();
    setRunning(stop);
    ran(draft);
    try {
      show(await send(url, keeper.read(), { query: draft.query, variables, operationName }, stop.signal));
    } catch {
      const reason = stop.signal.aborted
        ? 'You cancelled the query.'
        : 'The service did not answer. Check the connection, then run the query again.';
      show({ text: '', note: reason });
    }
    setRunning((now) => (now === stop ? null : now));
  };
  return { shown, isRunning: running !== null, run: () => void run(), cancel: () => running?.abort() };
}
