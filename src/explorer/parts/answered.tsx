import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../api/answer.ts';
import { useApp } from '../context.ts';
import { Problems } from './problems.tsx';

/** Milliseconds after which a wait shows itself: quicker answers would only make the page flicker. */
const visibleAfterMs = 300;

/** Shows progress while a query runs, its errors when it fails, and its data when it is there. */
export function Answered<Data>(props: { answer: Answer<Data>; children: (data: Data) => ComponentChildren }) {
  const { answer, children } = props;
  if (answer.state === 'waiting') return <Waiting since={answer.since} cancel={answer.cancel} />;
  return (
    <>
      <Problems errors={answer.errors} retry={answer.retry} />
      {answer.data !== null && children(answer.data)}
    </>
  );
}

/** Shows how long a query has run, and cancels it. */
export function Waiting({ since, cancel }: { since: number; cancel: () => void }) {
  const { announce } = useApp();
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const measure = () => setElapsed(performance.now() - since);
    const timer = setInterval(measure, visibleAfterMs);
    return () => clearInterval(timer);
  }, [since]);
  const isVisible = elapsed >= visibleAfterMs;
  useEffect(() => {
    if (isVisible) announce('Waiting for the answer.');
  }, [isVisible, announce]);
  if (!isVisible) return <div class="waiting" />;
  const seconds = Math.floor(elapsed / 1000);
  return (
    <div class="waiting">
      <progress aria-label="Waiting for the answer" />
      <span>{seconds > 0 ? `Waiting for ${seconds} s` : 'Waiting'}</span>
      <button type="button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
