import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import type { RankedRow } from '../shape/differential.ts';
import { Terms } from './terms.tsx';

/** Shows why a nutrient has its score: its terms, which add up to it, and what does not count. */
export function Ranked({ row, max }: { row: RankedRow; max: number }) {
  const { nutrient, rank, scoreText, terms, circumstances, absent, sets } = row;
  return (
    <section class="ranked">
      <h2>
        {rank}. <EntityLink id={nutrient.id} name={nutrient.name} />
      </h2>
      <Terms caption={`The terms add up to ${scoreText} bits.`} titles={['Symptom', 'Bits']} terms={terms} max={max} />
      {circumstances.length > 0 && (
        <div>
          The circumstances raise the risk of a deficiency, but do not count in the score:
          {circumstances.map(({ name, claims }) => (
            <Claimed key={name} name={name} claims={claims} />
          ))}
        </div>
      )}
      {absent.length > 0 && (
        <div>
          A source names these for the deficiency, and the person does not have them:
          {absent.map(({ name, claims }) => (
            <Claimed key={name} name={name} claims={claims} />
          ))}
        </div>
      )}
      <p class="quiet">{sets}.</p>
    </section>
  );
}

const Claimed = ({ name, claims }: RankedRow['absent'][number]) => (
  <div class="claimed">
    {name} <Claims claims={claims} />
  </div>
);
