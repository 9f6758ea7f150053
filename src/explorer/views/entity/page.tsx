/** The page of one entity: what it is, and its facts by relation, each with its claims. */
import type { ComponentChildren } from 'preact';
import { useAnswer } from '../../api/answer.ts';
import { countedEnd, type End, endsOf } from '../../api/ends.ts';
import { entityDocument, type FactPage, type Reached } from '../../api/facts.ts';
import { useTitle } from '../../context.ts';
import type { KindDescription } from '../../graph.ts';
import { Answered } from '../../parts/answered.tsx';
import { EntityLink } from '../../parts/entity-link.tsx';
import { Prose } from '../../parts/prose.tsx';
import { QueryBar } from '../../parts/query-bar.tsx';
import { SourcesChoice } from '../../parts/sources-choice.tsx';
import { limitVariable, type SourcesParams } from '../../state/sources.ts';
import type { AppContext, PageProps } from '../../view.ts';
import { capitalised, kindOfId, withoutStop } from '../../words.ts';
import { About, type EntityFields } from './about.tsx';
import { Facts } from './facts.tsx';
import { NotFound } from './not-found.tsx';

export interface EntityParams extends SourcesParams {
  readonly id: string;
  /** The most facts of each relation; a page of its own has the others. */
  readonly size: number;
}

export function EntityPage(props: PageProps<EntityParams>) {
  const { params, app } = props;
  const kind = kindOfId(app.graph, params.id);
  return kind ? <KnownEntity {...props} kind={kind} /> : <NotFound id={params.id} />;
}

function KnownEntity({ params, go, app, kind }: PageProps<EntityParams> & { readonly kind: KindDescription }) {
  const { id, size, sources } = params;
  const ends = endsOf(app.graph, kind);
  const document = entityDocument(app.graph, kind, ends);
  const limit = limitVariable(app.graph.evidence, params);
  const variables = ends.some(({ isSingle }) => !isSingle) ? { id, first: size, ...limit } : { id, ...limit };
  const answer = useAnswer<{ readonly entity: EntityFields | null }>(document, variables);
  useTitle(answer.data?.entity?.name ?? id);
  return (
    <>
      <Answered answer={answer}>
        {({ entity }) =>
          entity ? (
            <Entity entity={entity} kind={kind} ends={ends} app={app} sources={sources}>
              <SourcesChoice params={params} go={go} />
            </Entity>
          ) : (
            <NotFound id={id} />
          )
        }
      </Answered>
      <QueryBar document={document} variables={variables} />
    </>
  );
}

interface EntityProps extends SourcesParams {
  readonly entity: EntityFields;
  readonly kind: KindDescription;
  readonly ends: readonly End[];
  readonly app: AppContext;
}

function Entity(props: EntityProps & { readonly children: ComponentChildren }) {
  const { entity, kind, ends, app, sources, children } = props;
  const filled = ends.filter(({ field, isSingle }) =>
    isSingle ? entity[field] !== null : pageOf(entity, field).totalCount > 0,
  );
  return (
    <>
      <About entity={entity} kind={kind} />
      {children}
      {filled.length > 1 && (
        <nav aria-label="Facts" class="contents">
          <ul>
            {filled.map((end) => (
              <li key={end.field}>
                <a href={`#facts-${end.field}`}>{capitalised(end.label)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {filled.map((end) => (
        <section key={end.field} aria-labelledby={`facts-${end.field}`}>
          {end.isSingle ? (
            <>
              <h2 id={`facts-${end.field}`}>{capitalised(end.label)}</h2>
              <p>
                {withoutStop(entity.name)} {end.label} <EntityLink {...(entity[end.field] as Reached)} />.
              </p>
            </>
          ) : (
            <Relation entity={entity} end={end} app={app} sources={sources} />
          )}
        </section>
      ))}
      {filled.length === 0 && <p>The graph has no facts about it.</p>}
    </>
  );
}

type RelationProps = Pick<EntityProps, 'entity' | 'app' | 'sources'> & { readonly end: End };

function Relation({ entity, end, app, sources }: RelationProps) {
  const { totalCount, edges } = pageOf(entity, end.field);
  return (
    <>
      <h2 id={`facts-${end.field}`}>
        {capitalised(end.label)} <span class="count">{countedEnd(app.graph, end, totalCount)}</span>
      </h2>
      <p class="quiet">
        <Prose text={end.relation.description} />
      </p>
      <Facts name={entity.name} end={end} edges={edges} />
      {totalCount > edges.length && (
        <p>
          <a href={app.open('facts', { id: entity.id, field: end.field, ...(sources !== '' && { sources }) })}>
            Show all: {entity.name} {end.label} {countedEnd(app.graph, end, totalCount)}
          </a>
        </p>
      )}
    </>
  );
}

const pageOf = (entity: EntityFields, field: string): FactPage => entity[field] as FactPage;
