import { useApp } from '../context.ts';
import { listLimit, type SourcesParams } from '../state/sources.ts';
import { Select } from './fields.tsx';

interface SourcesChoiceProps {
  readonly params: SourcesParams;
  readonly go: (change: SourcesParams) => void;
  /** Whether the API answers a question, which has a limit of its own, instead of listing facts. */
  readonly isQuestion?: boolean;
}

/** Lets the user choose the sources that the answer rests on. A graph with one choice has none to make. */
export function SourcesChoice({ params: { sources }, go, isQuestion = false }: SourcesChoiceProps) {
  const { graph } = useApp();
  const { limits, questionLimit } = graph.evidence;
  const usual = isQuestion ? questionLimit : listLimit;
  const isKnown = sources === '' || limits.some(({ name }) => name === sources);
  if (limits.length < 2 && isKnown) return null;
  return (
    <div class="sources-choice">
      {!isKnown && (
        <p class="problems" role="alert">
          The address names a choice of sources that this graph does not have: {sources}. The page uses "{usual}". It
          knows {limits.map(({ name }) => name).join(', ')}.
        </p>
      )}
      <Select
        label="Sources"
        value={isKnown && sources !== '' ? sources : usual}
        options={limits.map(({ name, label }) => [name, label] as const)}
        onChange={(next) => go({ sources: next === usual ? '' : next })}
      />
    </div>
  );
}
