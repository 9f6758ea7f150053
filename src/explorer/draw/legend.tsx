import type { GraphDescription } from '../graph.ts';
import { capitalised, kindNamed } from '../words.ts';
import { dashesOf } from './dashes.ts';
import type { Layout } from './geometry.ts';
import { declaredOrder } from './layout.ts';
import { relationLabel } from './names.ts';
import { outline } from './outline.ts';
import { DoubtMark, isDoubtful } from './scene.tsx';

interface LegendProps {
  readonly id: string;
  readonly layout: Layout;
  readonly graph: GraphDescription;
  readonly canGrow: boolean;
}

/** Explains the outlines, the lines and the keys of a drawing. */
export function Legend({ id, layout, graph, canGrow }: LegendProps) {
  const kinds = new Set([...layout.boxes.values()].map(({ kind }) => kind));
  const relations = new Set(layout.lines.map(({ relation }) => relation));
  const dashes = dashesOf(graph, declaredOrder(graph));
  return (
    <figcaption class="drawing-legend">
      <p id={id} class="quiet">
        Arrow keys walk along a column and across a relation. Enter opens, E shows the evidence, Space selects
        {canGrow && ', G adds the neighbours of an entity'}.
      </p>
      <details>
        <summary>Legend and keys</summary>
        <ul class="samples">
          {graph.kinds
            .filter(({ name }) => kinds.has(name))
            .map(({ name, shape, label }) => (
              <li key={name}>
                <svg viewBox="-2 -2 40 24" width="40" height="24" aria-hidden="true">
                  <path class="outline" d={outline(shape, 36, 20)} />
                </svg>
                {capitalised(label)}
              </li>
            ))}
          {graph.relations
            .filter(({ name }) => relations.has(name))
            .map(({ name, from, to }) => (
              <li key={name}>
                <svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
                  <path class="sample" d="M0 12H40" stroke-dasharray={dashes.get(name)} />
                </svg>
                {`${kindNamed(graph, from)?.label ?? from} ${relationLabel(graph, name)} ${endsOf(graph, to)}`}
              </li>
            ))}
          {layout.lines.some((line) => isDoubtful(line, graph)) && (
            <li>
              <svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
                <path class="sample" d="M0 12H40" />
                <DoubtMark x={20} y={12} />
              </svg>
              Sources disagree, or none asserts it: see the claims
            </li>
          )}
        </ul>
        <dl class="keys">
          {keys.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </figcaption>
  );
}

/** Names the kinds at the end of a relation. */
const endsOf = (graph: GraphDescription, [kind, ...others]: readonly string[]): string =>
  kind === undefined || others.length > 0 ? 'several kinds' : (kindNamed(graph, kind)?.label ?? kind);

const keys: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'the next entity of the column, or the next relation of the entity'],
  ['← →', 'to a relation, then across it to the other entity'],
  ['Home, End', 'the first and the last of the column'],
  ['Page Up, Page Down', 'the column before and the next one'],
  ['Enter', 'opens an entity, unfolds a group (with Shift: all of it), shows the evidence of a relation'],
  ['E', 'the evidence of a relation, or of all relations of an entity'],
  ['Space', 'selects an entity'],
  ['F', 'folds all entities of this kind'],
  ['G', 'adds the neighbours of an entity, where the page offers it'],
  ['Escape', 'back from a relation to its entity'],
  ['+ − 0', 'zooms in, zooms out, fits the drawing to its frame'],
];
