import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import type { PageProps } from '../../../src/explorer/view.ts';
import { namesOf } from '../../../src/explorer/words.ts';
import { claimsOf } from '../shape/claims.ts';
import type { DifferentialAnswer, DifferentialParams } from '../shape/differential.ts';

type Distinguish = DifferentialAnswer['wouldDistinguish'];
type Props = Pick<PageProps<DifferentialParams>, 'params' | 'go'> & { readonly answer: Distinguish };

/** Proposes symptoms to answer next, with buttons that answer them, and tests. */
export function WouldDistinguish({ answer: { leading, symptoms, tests }, params, go }: Props) {
  if (leading.length < 2 || symptoms.length + tests.length === 0) return null;
  return (
    <section>
      <h2>What would distinguish {namesOf(leading)}</h2>
      {symptoms.length > 0 && (
        <Table
          caption="Symptoms to check next"
          rows={symptoms}
          keyOf={({ symptom }) => symptom.id}
          columns={[
            { name: 'symptom', title: 'Symptom', cell: ({ symptom }) => <EntityLink {...symptom} /> },
            { name: 'points', title: 'Points to', cell: ({ pointsTo }) => namesOf(pointsTo) },
            {
              name: 'claims',
              title: 'Who says so',
              cell: ({ claims, pointsTo }) => <Claims claims={claimsOf(claims)} isOfSeveral={pointsTo.length > 1} />,
            },
            {
              name: 'answer',
              title: 'The person',
              cell: ({ symptom: { id, name } }) => (
                <span class="row">
                  <button type="button" onClick={() => go({ present: [...params.present, id] })}>
                    has it<span class="visually-hidden">: {name}</span>
                  </button>
                  <button type="button" onClick={() => go({ absent: [...params.absent, id] })}>
                    does not<span class="visually-hidden"> have it: {name}</span>
                  </button>
                </span>
              ),
            },
          ]}
        />
      )}
      {tests.length > 0 && (
        <Table
          caption="Tests that a professional can order"
          rows={tests}
          keyOf={({ test }) => test.id}
          columns={[
            { name: 'test', title: 'Test', cell: ({ test }) => <EntityLink {...test} /> },
            { name: 'points', title: 'Points to', cell: ({ pointsTo }) => namesOf(pointsTo) },
            {
              name: 'claims',
              title: 'Who says so',
              cell: ({ claims, pointsTo }) => <Claims claims={claimsOf(claims)} isOfSeveral={pointsTo.length > 1} />,
            },
          ]}
        />
      )}
    </section>
  );
}
