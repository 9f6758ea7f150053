/** Shows the advice of the sources beside an answer: whom to see, which tests exist, what to avoid. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { namesOf } from '../../../src/explorer/words.ts';
import { type ClaimAnswer, claimsOf } from '../shape/claims.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Advice {
  readonly guidance: Named & { readonly reason: string | null };
  readonly nutrients: readonly Named[];
  readonly claims: readonly ClaimAnswer[];
}

export interface CareAnswer {
  readonly seekCare: readonly Advice[];
  readonly tests: readonly {
    readonly test: Named;
    readonly nutrients: readonly Named[];
    readonly claims: readonly ClaimAnswer[];
  }[];
  readonly avoid: readonly Advice[];
  readonly diet: readonly Advice[];
  readonly readOn: readonly Advice[];
}

const parts = [
  ['seekCare', 'Whom to see'],
  ['avoid', 'What to avoid'],
  ['diet', 'What to eat and do'],
  ['readOn', 'Where to read more'],
] as const;

/** Puts an answer beside the care guidance, which is below it on a narrow screen. */
export const WithCare = ({ care, children }: { care: CareAnswer | null | undefined; children: ComponentChildren }) => (
  <div class="with-care">
    <div>{children}</div>
    {care && <Care care={care} />}
  </div>
);

function Care({ care }: { care: CareAnswer }) {
  const heading = useId();
  return (
    <aside class="care" aria-labelledby={heading}>
      <h2 id={heading}>Ask a professional</h2>
      <p>This page compares what sources say. It is not a diagnosis, and it advises no one person.</p>
      {parts.map(
        ([part, title]) =>
          care[part].length > 0 && (
            <section key={part}>
              <h3>{title}</h3>
              <ul>
                {care[part].map(({ guidance, claims }) => (
                  <CareItem key={guidance.id} item={guidance} claims={claims}>
                    {guidance.reason}
                  </CareItem>
                ))}
              </ul>
            </section>
          ),
      )}
      {care.tests.length > 0 && (
        <section>
          <h3>Tests that a professional can order</h3>
          <ul>
            {care.tests.map(({ test, nutrients, claims }) => (
              <CareItem key={test.id} item={test} claims={claims}>
                {namesOf(nutrients)}
              </CareItem>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function CareItem(props: { item: Named; claims: readonly ClaimAnswer[]; children: ComponentChildren }) {
  return (
    <li>
      <EntityLink {...props.item} />
      {props.children && <p class="quiet">{props.children}</p>}
      <Claims claims={claimsOf(props.claims)} />
    </li>
  );
}
