/** All facts of one relation of an entity, page by page. */
import { useAnswer } from '../../api/answer.ts';
import { countedEnd, type End, endsOf } from '../../api/ends.ts';
import { type FactPage, factsDocument } from '../../api/facts.ts';
import { useTitle } from '../../context.ts';
import type { KindDescription } from '../../graph.ts';
import { Answered } from '../../parts/answered.tsx';
import { EntityLink } from '../../parts/entity-link.tsx';
import { Prose } from '../../parts/prose.tsx';
import { QueryBar } from '../../parts/query-bar.tsx';
import { SourcesChoice } from '../../parts/sources-choice.tsx';
import { limitVariable, type SourcesParams, sourcesParameters } from '../../state/sources.ts';
import { id, text, wholeNumber } from '../../state/types.ts';
import { defineView, type PageProps } from '../../view.ts';
import { kindOfId } from '../../words.ts';
import { Facts } from './facts.tsx';
import { NotFound } from './not-found.tsx';

interface FactsParams extends SourcesParams {
  readonly id: string;
  readonly field: string;
  /** Cursors of the neighbouring pages: at most one of them is set. */
  readonly after: string;
  readonly before: string;
  readonly size: number;
}

export const factsView = defineView<FactsParams>({
  name: 'facts',
  title: 'Facts',
  description: 'All facts of one relation of an entity.',
  isHidden: true,
  parameters: {
    id: id(),
    field: text(),
    after: text(),
    before: text(),
    size: wholeNumber(50, 1, 100),
    ...sourcesParameters,
  },
  Page: FactsPage,
});

interface FactsAnswer {
  readonly entity: { readonly id: string; readonly name: string; readonly facts: FactPage } | null;
}

function FactsPage(props: PageProps<FactsParams>) {
  const { params, app } = props;
  const kind = kindOfId(app.graph, params.id);
  const end = kind && endsOf(app.graph, kind).find(({ field, isSingle }) => field === params.field && !isSingle);
  return kind && end ? <KnownFacts {...props} kind={kind} end={end} /> : <NotFound id={params.id} />;
}

function KnownFacts(props: PageProps<FactsParams> & { kind: KindDescription; end: End }) {
  const { params, go, app, kind, end } = props;
  const document = factsDocument(app.graph, kind, end);
  const variables = { ...pageVariables(params), ...limitVariable(app.graph.evidence, params) };
  const answer = useAnswer<FactsAnswer>(document, variables);
  useTitle(`${answer.data?.entity?.name ?? params.id} ${end.label}`);
  return (
    <>
      <Answered answer={answer}>
        {({ entity }) =>
          entity === null ? (
            <NotFound id={params.id} />
          ) : (
            <>
              <p class="kind">
                <EntityLink {...entity} />
              </p>
              <h1>
                {entity.name} {end.label}{' '}
                <span class="count">{countedEnd(app.graph, end, entity.facts.totalCount)}</span>
              </h1>
              <p class="quiet">
                <Prose text={end.relation.description} />
              </p>
              {/* A page of other sources has other cursors. */}
              <SourcesChoice params={params} go={(change) => go({ ...change, after: '', before: '' })} />
              <Facts name={entity.name} end={end} edges={entity.facts.edges} />
              <Pages page={entity.facts} go={go} />
            </>
          )
        }
      </Answered>
      <QueryBar document={document} variables={variables} />
    </>
  );
}

const pageVariables = ({ id, after, before, size }: FactsParams) =>
  before === '' ? { id, first: size, ...(after !== '' && { after }) } : { id, last: size, before };

/** Leads to the pages before and after. The browser's own "back" works too, since each page has its address. */
function Pages({ page: { pageInfo }, go }: { page: FactPage; go: PageProps<FactsParams>['go'] }) {
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  if (!hasPreviousPage && !hasNextPage) return null;
  return (
    <nav aria-label="Pages" class="row">
      <button type="button" disabled={!hasPreviousPage} onClick={() => go({ before: startCursor ?? '', after: '' })}>
        Previous page
      </button>
      <button type="button" disabled={!hasNextPage} onClick={() => go({ after: endCursor ?? '', before: '' })}>
        Next page
      </button>
    </nav>
  );
}
