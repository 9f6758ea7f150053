import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { namesOf } from '../../../src/explorer/words.ts';
import { type ClaimAnswer, claimsOf } from '../shape/claims.ts';
import { amountText } from '../shape/numbers.ts';

interface Caution {
  readonly nutrient: { readonly id: string; readonly name: string };
  readonly countedAs: { readonly name: string };
  readonly uncertainFoods: readonly { readonly name: string }[];
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
      {cautions.map((caution) => (
        <li key={`${caution.nutrient.id} ${caution.limitKind}`}>
          {sentenceOf(caution)}
          {caution.note !== null && <p class="quiet">{caution.note}</p>}
          <Claims claims={claimsOf(caution.claims)} />
        </li>
      ))}
    </ul>
  );

function sentenceOf({ nutrient, countedAs, certain, uncertainFoods, amount, limit, unit }: Caution): string {
  const name = countedAs.name === nutrient.name ? nutrient.name : `${nutrient.name}, counted as ${countedAs.name}`;
  const verb = certain ? 'exceeds' : 'could exceed';
  const unknown =
    uncertainFoods.length === 0 ? '' : ` The amount that counts is unknown for ${namesOf(uncertainFoods)}.`;
  return (
    `${name}: ${certain ? '' : 'up to '}${amountText(amount, unit)} ${verb} the level for a day, ` +
    `${amountText(limit, unit)}.${unknown}`
  );
}
