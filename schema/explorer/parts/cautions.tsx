import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { type ClaimAnswer, claimsOf } from '../shape/claims.ts';
import { amountText } from '../shape/numbers.ts';

interface Caution {
  readonly nutrient: { readonly id: string; readonly name: string };
  readonly limitKind: string;
  readonly certain: boolean;
  readonly amount: number;
  readonly limit: number;
  readonly unit: string;
  readonly note: string | null;
  readonly claims: readonly ClaimAnswer[];
}

/** Names the levels for a day that the amounts exceed. */
export const Cautions = ({ cautions }: { cautions: readonly Caution[] }) =>
  cautions.length === 0 ? null : (
    <ul class="cautions">
      {cautions.map(({ nutrient, limitKind, certain, amount, limit, unit, note, claims }) => (
        <li key={`${nutrient.id} ${limitKind}`}>
          {nutrient.name}: {certain ? '' : 'up to '}
          {amountText(amount, unit)} {certain ? 'exceeds' : 'could exceed'} the level for a day,{' '}
          {amountText(limit, unit)}.{note !== null && <p class="quiet">{note}</p>}
          <Claims claims={claimsOf(claims)} />
        </li>
      ))}
    </ul>
  );
