/** The findings about a list of foods, in sentences of the API, and what the graph adds to each. */

import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { namesOf } from '../../../src/explorer/words.ts';
import { claimsOf } from '../shape/claims.ts';
import { bounded, type DietAnswer, rangeText } from '../shape/diet.ts';
import { quantityText } from '../shape/foods.ts';
import { amountText, percent, plain, unitLabel } from '../shape/numbers.ts';
import { labelOf } from '../shape/words.ts';
import { Items } from './items.tsx';

export const NotReached = ({ findings }: { findings: DietAnswer['notReached'] }) =>
  findings.length === 0 ? null : (
    <section>
      <h2>This list doesn't reach</h2>
      {findings.map(({ nutrient, statement, deficiency, enhancers }) => (
        <section key={nutrient.id} class="finding">
          <h3>
            <EntityLink {...nutrient} />
          </h3>
          <p>{statement}</p>
          {deficiency.symptoms.length > 0 && (
            <details open={deficiency.symptoms.some(({ given }) => given)}>
              <summary>Symptoms that sources link to a deficiency</summary>
              <Items
                items={deficiency.symptoms.map(({ symptom, given, claims }) => ({
                  id: symptom.id,
                  name: given ? `${symptom.name} (given)` : symptom.name,
                  claims: claimsOf(claims),
                }))}
              />
            </details>
          )}
          {enhancers.map(({ nutrient: enhancer, presence, mechanism, claims }) => (
            <p key={enhancer.id}>
              {enhancer.name} helps the body absorb it. In the list: {labelOf(presence)}. {mechanism}
              <Claims claims={claimsOf(claims)} />
            </p>
          ))}
        </section>
      ))}
    </section>
  );

export const CannotTell = ({ findings }: { findings: DietAnswer['cannotTell'] }) =>
  findings.length === 0 ? null : (
    <section>
      <h2>Missing values decide</h2>
      {findings.map(({ nutrient, statement, missing, unit }) => (
        <section key={nutrient.id} class="finding">
          <h3>
            <EntityLink {...nutrient} />
          </h3>
          <p>{statement}</p>
          <ul>
            {missing.map(({ food, reachesFrom, missesBelow }) => (
              <li key={food.id}>
                The value of <EntityLink {...food} /> is missing.
                {reachesFrom !== null &&
                  ` With ${amountText(reachesFrom, unit)} or more in 100 g, the list reaches the reference intake.`}
                {missesBelow !== null && ` Below ${amountText(missesBelow, unit)}, it certainly doesn't.`}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );

export const Additions = ({ additions: { sets, reached, proved, short } }: Pick<DietAnswer, 'additions'>) =>
  sets.length === 0 ? null : (
    <section>
      <h2>Smallest additions a day</h2>
      <p>
        {reached
          ? `Each set reaches what the list doesn't. ${proved ? 'No smaller set does.' : ''}`
          : `No set within the bounds reaches all. The closest gives too little of ${namesOf(short)}.`}
      </p>
      <ul>
        {sets.map(({ foods }) => (
          <li key={foods.map(({ food }) => food.id).join(' ')}>
            {foods.map((helping, i) => (
              <span key={helping.food.id}>
                {i > 0 && ' + '}
                <EntityLink {...helping.food} /> <span class="quiet">({quantityText(helping)})</span>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );

/** Shows the levels that the list exceeds or might exceed, and where its energy comes from. */
export function LimitsAndEnergy({ limits, energy }: Pick<DietAnswer, 'limits' | 'energy'>) {
  const above = limits.filter(({ verdict }) => verdict === 'EXCEEDED');
  const undecided = limits.filter(({ verdict }) => verdict === 'CANNOT_TELL');
  return (
    <>
      {above.length > 0 && (
        <ul class="cautions">
          {above.map(({ nutrient, limitKind, amount, limit, unit, note, claims }) => (
            <li key={`${nutrient.id} ${limitKind}`}>
              {nutrient.name}: {rangeText(bounded(amount, limit), plain)} {unitLabel(unit)} a day, above{' '}
              {amountText(limit, unit)}.{note !== null && <p class="quiet">{note}</p>}
              <Claims claims={claimsOf(claims)} />
            </li>
          ))}
        </ul>
      )}
      {undecided.length > 0 && (
        <p>
          Missing values decide whether the list exceeds a level for{' '}
          {namesOf(undecided.map(({ nutrient }) => nutrient))}.
        </p>
      )}
      <section>
        <h2>Energy</h2>
        <p>{rangeText(energy.byTables, (value) => plain(Math.round(value)))} kcal a day by the food tables.</p>
        <ul class="items">
          {energy.macronutrients.map(({ nutrient, share, claims }) => (
            <li key={nutrient.id}>
              <EntityLink {...nutrient} /> {share && rangeText(share, percent)} <Claims claims={claimsOf(claims)} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
