import { Bars } from '../../../src/explorer/parts/bars.tsx';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import type { Term } from '../shape/term.ts';

interface TermsProps {
  readonly caption: string;
  readonly titles: readonly [label: string, value: string];
  readonly terms: readonly Term[];
  readonly max?: number;
  readonly mark?: { readonly value: number; readonly name: string };
}

/** Shows terms as bars, each with its reason and its claims. The key of a term is the id of its entity. */
export const Terms = ({ caption, titles, terms, max, mark }: TermsProps) => (
  <Bars
    caption={caption}
    titles={titles}
    {...(max !== undefined && { max })}
    {...(mark && { mark })}
    rows={terms.map(({ key, label, value, text, note, claims, isOfSeveral }) => ({
      key,
      label: <EntityLink id={key} name={label} />,
      parts: [{ value }],
      text,
      more: (
        <>
          {note !== '' && <p class="quiet">{note}</p>}
          <Claims claims={claims} isOfSeveral={isOfSeveral} />
        </>
      ),
    }))}
  />
);
