/** Asks the question of a view with typed documents, and shows its answer beside the care guidance. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Answer, useAnswer } from '../../../src/explorer/api/answer.ts';
import type { Variables } from '../../../src/explorer/api/api.ts';
import { useApp } from '../../../src/explorer/context.ts';
import { Answered } from '../../../src/explorer/parts/answered.tsx';
import { QueryBar } from '../../../src/explorer/parts/query-bar.tsx';
import type { TypedDocument } from '../queries/document.ts';

/** Runs a document whose answer has the type that the schema gives it. Null variables: the form is incomplete. */
export const useQuestion = <Data, Needed>(document: TypedDocument<Data, Needed>, variables: Needed | null) =>
  useAnswer<Data>(variables === null ? null : document, (variables ?? {}) as Variables);

interface QuestionProps<Data, Needed> {
  readonly document: TypedDocument<Data, Needed>;
  /** Null while the form is incomplete; `missing` then says what to choose. */
  readonly variables: Needed | null;
  readonly missing: string;
  /** Returns the sentence that screen readers hear when the answer is there. */
  readonly say: (data: Data) => string;
  /** @param release the release that answered, for files of the answer. */
  readonly children: (data: Data, release: string | null) => ComponentChildren;
  /** Inside another question, the query is one of several on the page, and its heading is one level lower. */
  readonly isInner?: boolean;
}

/** Shows progress, problems and the answer of a question, and its query. */
export function Question<Data, Needed>(props: QuestionProps<Data, Needed>) {
  const { document, variables, missing, say, children, isInner = false } = props;
  const answer = useQuestion(document, variables);
  useSaid(answer, say);
  if (variables === null) return <p class="missing">{missing}</p>;
  return (
    <>
      <Answered answer={answer}>{(data) => children(data, answer.release)}</Answered>
      {isInner ? (
        <details>
          <summary>The query of this part</summary>
          <QueryBar document={document} variables={variables as Variables} level={3} />
        </details>
      ) : (
        <QueryBar document={document} variables={variables as Variables} />
      )}
    </>
  );
}

/** Says to screen readers that an answer is there. */
export function useSaid<Data>({ data }: Answer<Data>, say: (data: Data) => string): void {
  const { announce } = useApp();
  useEffect(() => {
    if (data !== null) announce(say(data));
  }, [data]);
}
