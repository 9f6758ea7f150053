import { useId, useState } from 'preact/hooks';
import type { Variables } from '../api/api.ts';
import { copiesOf, playgroundAddress } from '../api/copy.ts';
import { useApp } from '../context.ts';
import { copyAs } from './copy-text.ts';

interface QueryBarProps {
  readonly document: string;
  readonly variables?: Variables;
  /** The level of its heading: 3 inside a section. */
  readonly level?: 2 | 3;
  /** Keeps the variables out of the address of the playground, which the server sees. */
  readonly isPrivate?: boolean;
}

/** Shows the query of a view, opens it in the playground, and copies it as GraphQL, curl and fetch. */
export function QueryBar({ document: query, variables = {}, level = 2, isPrivate = false }: QueryBarProps) {
  const { api, announce } = useApp();
  const [said, setSaid] = useState('');
  const heading = useId();
  const Heading = `h${level}` as const;
  const copies = copiesOf(api.url, query, variables, api.key.read() !== null);
  const copy = async (name: string, text: string) => {
    const sentence = await copyAs(name, text);
    setSaid(sentence);
    announce(sentence);
  };
  return (
    <section class="query-bar" aria-labelledby={heading}>
      <Heading id={heading}>{level === 2 ? 'The query of this page' : 'The query'}</Heading>
      <div class="row">
        <a class="button" href={playgroundAddress(query, isPrivate ? {} : variables)}>
          Open in the playground{isPrivate && ', without the variables'}
        </a>
        {copies.map(({ name, text }) => (
          <button key={name} type="button" onClick={() => copy(name, text)}>
            Copy as {name}
          </button>
        ))}
        <span class="quiet">{said}</span>
      </div>
      <details>
        <summary>Show the query</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the focus lets the keyboard scroll it. */}
        <pre tabIndex={0}>{copies[0]?.text}</pre>
      </details>
    </section>
  );
}
