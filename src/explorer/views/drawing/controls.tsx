/** Chooses how much a drawing shows. */
import type { GraphDescription } from '../../graph.ts';
import { SourcesChoice } from '../../parts/sources-choice.tsx';
import type { PageProps } from '../../view.ts';
import { capitalised, counted, drawnKinds } from '../../words.ts';
import { type DrawingParams, maxSize } from './params.ts';

interface ControlsProps {
  readonly params: DrawingParams;
  readonly go: PageProps<DrawingParams>['go'];
  readonly graph: GraphDescription;
  /** The chosen kinds; empty for all. */
  readonly kinds: readonly string[];
  /** Entities that the answer leaves out because of the size. */
  readonly omitted: number;
}

/** Entities that "show more" adds. */
const step = 100;

export function Controls({ params, go, graph, kinds, omitted }: ControlsProps) {
  const drawn = drawnKinds(graph);
  const isOn = (value: string) => kinds.length === 0 || kinds.includes(value);
  const toggle = (value: string) => {
    const chosen = drawn.map((kind) => kind.value).filter((kind) => (kind === value ? !isOn(kind) : isOn(kind)));
    // All kinds, and no kinds, are both the default: a drawing without kinds would be empty.
    go({ kinds: chosen.length === drawn.length ? [] : chosen });
  };
  return (
    <div class="controls">
      <fieldset>
        <legend>Kinds</legend>
        <div class="row">
          {drawn.map(({ value, pluralLabel }) => (
            <label key={value}>
              <input type="checkbox" checked={isOn(value)} onChange={() => toggle(value)} />
              {capitalised(pluralLabel)}
            </label>
          ))}
        </div>
      </fieldset>
      <SourcesChoice params={params} go={go} isQuestion />
      <div class="row">
        <label for="depth">Steps from the center</label>
        <select
          id="depth"
          value={String(params.depth)}
          onChange={(event) => go({ depth: Number(event.currentTarget.value) })}
        >
          {[1, 2, 3].map((depth) => (
            <option key={depth} value={String(depth)}>
              {depth}
            </option>
          ))}
        </select>
        {params.grown.length > 0 && (
          <button type="button" onClick={() => go({ grown: params.grown.slice(0, -1) })}>
            Remove the last addition
          </button>
        )}
        {omitted > 0 && (
          <>
            <span>{counted(omitted, 'entity is', 'entities are')} left out.</span>
            {params.size < maxSize ? (
              <button type="button" onClick={() => go({ size: Math.min(maxSize, params.size + step) })}>
                Show more
              </button>
            ) : (
              <span class="quiet">Choose fewer kinds to see them.</span>
            )}
          </>
        )}
      </div>
    </div>
  );
}
