import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import type { SharedItem } from '../shape/compare.ts';

interface ItemsProps {
  readonly items: readonly { readonly id: string; readonly name: string; readonly claims: readonly PictureClaim[] }[];
}

/** Lists entities, each with the claims behind it. */
export const Items = ({ items }: ItemsProps) =>
  items.length === 0 ? (
    <span class="quiet">none named</span>
  ) : (
    <ul class="items">
      {items.map(({ id, name, claims }) => (
        <li key={id}>
          <EntityLink id={id} name={name} />
          <Claims claims={claims} />
        </li>
      ))}
    </ul>
  );

/** Lists entities that several nutrients share, with the claims for each nutrient apart. */
export const SharedItems = ({ items }: { items: readonly SharedItem[] }) => (
  <ul class="items">
    {items.map(({ id, name, facts }) => (
      <li key={id}>
        <EntityLink id={id} name={name} />
        {facts.length === 1 ? <Claims claims={facts[0]?.claims ?? []} /> : <ClaimsOfFacts facts={facts} />}
      </li>
    ))}
  </ul>
);

const ClaimsOfFacts = ({ facts }: Pick<SharedItem, 'facts'>) => (
  <details>
    <summary>claims for each nutrient</summary>
    <ul class="items">
      {facts.map(({ holders, claims }) => (
        <li key={holders}>
          {holders} <Claims claims={claims} />
        </li>
      ))}
    </ul>
  </details>
);

/** Names who says something, with the claims one click away. */
export const Sources = ({ claims }: { claims: readonly PictureClaim[] }) => (
  <>
    {[...new Set(claims.map(({ source }) => source.title))].join('; ')}
    <Claims claims={claims} />
  </>
);
