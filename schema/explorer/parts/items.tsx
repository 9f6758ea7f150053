import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';

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

/** Names who says something, with the claims one click away. */
export const Sources = ({ claims }: { claims: readonly PictureClaim[] }) => (
  <>
    {[...new Set(claims.map(({ source }) => source.title))].join('; ')}
    <Claims claims={claims} />
  </>
);
