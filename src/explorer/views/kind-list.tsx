/** Lists all entities of one kind, page by page. */
import { useAnswer } from '../api/answer.ts';
import { useApp } from '../context.ts';
import { Answered } from '../parts/answered.tsx';
import { QueryBar } from '../parts/query-bar.tsx';
import { capitalised, counted, kindOfValue } from '../words.ts';

interface KindListProps {
  /** The kind's value in the enum of kinds. */
  readonly value: string;
  readonly after: string;
  readonly size: number;
  readonly go: (after: string) => void;
}

interface ListAnswer {
  readonly list: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly { readonly id: string; readonly name: string; readonly description: string | null }[];
  };
}

export function KindList({ value, after, size, go }: KindListProps) {
  const { graph, open } = useApp();
  const kind = kindOfValue(graph, value);
  const document =
    kind === undefined
      ? null
      : `query List($first: Int!, $after: String) {
  list: ${kind.listField}(first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id name description }
  }
}`;
  const variables = { first: size, ...(after !== '' && { after }) };
  const answer = useAnswer<ListAnswer>(document, variables);
  if (kind === undefined || document === null) return null;
  return (
    <>
      <h2>{capitalised(kind.pluralLabel)}</h2>
      <p>{kind.description}</p>
      <Answered answer={answer}>
        {({ list: { totalCount, pageInfo, nodes } }) => (
          <>
            <p class="quiet">{counted(totalCount, kind.label, kind.pluralLabel)}</p>
            <ul class="hits">
              {nodes.map(({ id, name, description }) => (
                <li key={id}>
                  <a class="hit-name" href={open('entity', { id })}>
                    {name}
                  </a>
                  {description !== null && <p>{description}</p>}
                </li>
              ))}
            </ul>
            {pageInfo.hasNextPage && (
              <button type="button" onClick={() => go(pageInfo.endCursor ?? '')}>
                Next page
              </button>
            )}
          </>
        )}
      </Answered>
      <QueryBar document={document} variables={variables} />
    </>
  );
}
