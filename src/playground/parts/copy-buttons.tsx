import { copiesOf } from '../../explorer/api/copy.ts';
import type { KeyKeeper } from '../../explorer/api/key.ts';
import { copyText } from '../../explorer/parts/copy-text.ts';
import { addressOf, type Draft } from '../draft.ts';
import { documentOf, readVariables } from '../operation.ts';

interface CopyProps {
  readonly url: string;
  readonly draft: Draft;
  readonly operation: string | null;
  readonly keeper: KeyKeeper;
  readonly announce: (sentence: string) => void;
}

/** Copies the query as a command of curl, as a call of fetch, as GraphQL, and as a link to this page. */
export function CopyButtons({ url, draft, operation, keeper, announce }: CopyProps) {
  const variables = readVariables(draft);
  const known = typeof variables === 'string' ? {} : variables;
  const forms = [
    ...copiesOf(url, documentOf(draft.query, operation), known, keeper.read() !== null),
    { name: 'link', text: addressOf(url, draft) },
  ];
  const copy = async (name: string, text: string) =>
    announce((await copyText(text)) ? `Copied as ${name}.` : 'The browser does not allow copying: select the text.');
  return (
    <fieldset class="row copies" aria-label="Copy the query">
      <span aria-hidden="true">Copy as</span>
      {forms.map(({ name, text }) => (
        <button key={name} type="button" aria-label={`Copy as ${name}`} onClick={() => void copy(name, text)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
