import { addressOfQuery, copiesOf } from '../../explorer/api/copy.ts';
import type { KeyKeeper } from '../../explorer/api/key.ts';
import { copyAs } from '../../explorer/parts/copy-text.ts';
import type { Draft } from '../draft.ts';
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
    { name: 'link', text: addressOfQuery(url, draft.query, draft.variables) },
  ];
  return (
    <fieldset class="row copies" aria-label="Copy the query">
      <span aria-hidden="true">Copy as</span>
      {forms.map(({ name, text }) => (
        <button
          key={name}
          type="button"
          aria-label={`Copy as ${name}`}
          onClick={async () => announce(await copyAs(name, text))}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
