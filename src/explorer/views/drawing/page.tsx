/** The entities around one: as a drawing, and as tables with the same focus. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useAnswer } from '../../api/answer.ts';
import {
  type NeighbourhoodAnswer,
  neighbourhoodDocument,
  neighbourhoodVariables,
  pictureOf,
} from '../../api/neighbourhood.ts';
import { useTitle } from '../../context.ts';
import type { Picture } from '../../draw/picture.ts';
import { Waiting } from '../../parts/answered.tsx';
import { Drawn } from '../../parts/drawn/drawn.tsx';
import { useSelection } from '../../parts/drawn/selection.ts';
import { Problems } from '../../parts/problems.tsx';
import { QueryBar } from '../../parts/query-bar.tsx';
import { UnknownKinds } from '../../parts/unknown-kinds.tsx';
import { limitVariable } from '../../state/sources.ts';
import type { PageProps } from '../../view.ts';
import { drawnKinds, kindOfId, namesOf } from '../../words.ts';
import { NotFound } from '../entity/not-found.tsx';
import { Controls } from './controls.tsx';
import { type DrawingParams, maxGrown } from './params.ts';

export function DrawingPage(props: PageProps<DrawingParams>) {
  const { params, app } = props;
  const kind = kindOfId(app.graph, params.id);
  return kind ? <KnownDrawing key={params.id} {...props} /> : <NotFound id={params.id} view="drawing" />;
}

function KnownDrawing({ params, go, app }: PageProps<DrawingParams>) {
  const { graph, announce } = app;
  const centers = [params.id, ...params.grown.filter((id) => id !== params.id)];
  const drawn = drawnKinds(graph).map(({ value }) => value);
  const kinds = params.kinds.filter((value) => drawn.includes(value));
  const document = neighbourhoodDocument(graph, centers.length);
  const variables = neighbourhoodVariables(centers, {
    depth: params.depth,
    kinds: kinds.length > 0 ? kinds : drawn,
    limit: params.size,
    ...limitVariable(graph.evidence, params),
  });
  const answer = useAnswer<NeighbourhoodAnswer>(document, variables);
  const latest = useLatest(answer.data);
  const picture = useMemo(() => (latest ? pictureOf(graph, latest) : null), [graph, latest]);
  const center = latest?.around0?.center;
  useTitle(center ? `Around ${center.name}` : 'Drawing');
  useGrowthAnnounced(picture, announce);
  const omitted = Object.values(latest ?? {}).reduce((sum, around) => sum + (around?.omitted.nodes ?? 0), 0);
  const title = center ? `Around ${center.name}` : 'Drawing';
  const selected = useSelection(params, go);
  const grow = (id: string) => {
    if (centers.includes(id)) return announce('What is around it is in the drawing.');
    if (centers.length > maxGrown) return announce(`A drawing grows ${maxGrown} times at most.`);
    go({ grown: [...params.grown, id], focus: id });
  };
  return (
    <>
      <h1>{title}</h1>
      <UnknownKinds kinds={params.kinds} />
      <Controls params={params} go={go} graph={graph} kinds={kinds} omitted={omitted} />
      {answer.state === 'waiting' && <Waiting since={answer.since} cancel={answer.cancel} />}
      <Problems errors={answer.errors} retry={answer.retry} />
      {picture && (
        <Drawn
          picture={picture}
          title={title}
          query={{ document, variables }}
          release={answer.release}
          {...selected}
          onGrow={grow}
          keep={centers}
        />
      )}
      <QueryBar document={document} variables={variables} />
    </>
  );
}

/** Keeps the last answer while the next one is on its way, so that growing does not empty the page. */
function useLatest<T>(value: T | null): T | null {
  const kept = useRef<T | null>(null);
  if (value !== null) kept.current = value;
  return kept.current;
}

/** Says what a new answer added to the drawing. */
function useGrowthAnnounced(picture: Picture | null, announce: (text: string) => void): void {
  const before = useRef<Picture | null>(null);
  useEffect(() => {
    if (!picture) return;
    const last = before.current;
    before.current = picture;
    const size = `${picture.nodes.length} nodes and ${picture.edges.length} lines`;
    if (!last) return announce(`The drawing has ${size}.`);
    const known = new Set(last.nodes.map(({ id }) => id));
    const added = picture.nodes.filter(({ id }) => !known.has(id));
    const names = namesOf(added.slice(0, 5));
    const more = added.length > 5 ? ` and ${added.length - 5} more` : '';
    announce(`${added.length === 0 ? 'Nothing new' : `New: ${names}${more}`}. The drawing has ${size}.`);
  }, [picture, announce]);
}
