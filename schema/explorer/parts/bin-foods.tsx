import { useState } from 'preact/hooks';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import { binFoodsDocument } from '../queries/amount-bins.ts';
import { claimsOf } from '../shape/claims.ts';
import type { Bin } from '../shape/histogram.ts';
import { amountText } from '../shape/numbers.ts';
import { labelOf } from '../shape/words.ts';
import { Question } from './question.tsx';

interface BinFoodsProps {
  readonly nutrient: { readonly id: string; readonly name: string };
  readonly bin: Bin;
}

/** Lists the foods of a bin, page by page. */
export function BinFoods({ nutrient, bin }: BinFoodsProps) {
  const [after, setAfter] = useState<string | null>(null);
  return (
    <section>
      <h2>
        Foods with {bin.label} of {nutrient.name}
      </h2>
      <Question
        document={binFoodsDocument}
        variables={{ nutrient: nutrient.id, from: bin.from, below: bin.below, after }}
        isInner
        missing=""
        say={(data) => `${data.nutrient?.foods.totalCount ?? 0} foods with ${bin.label}.`}
      >
        {({ nutrient: found }) =>
          found && (
            <>
              <Table
                caption={`${found.foods.totalCount} foods, the richest first`}
                rows={found.foods.edges}
                keyOf={({ node }) => node.id}
                columns={[
                  {
                    name: 'food',
                    title: 'Food',
                    cell: ({ node }) => <EntityLink {...node} />,
                    sort: ({ node }) => node.name,
                  },
                  {
                    name: 'amount',
                    title: 'Amount per 100 g',
                    cell: ({ amountPer100g }) => (amountPer100g === null ? '' : amountText(amountPer100g, found.unit)),
                    sort: ({ amountPer100g }) => amountPer100g,
                    isNumber: true,
                  },
                  {
                    name: 'derivation',
                    title: 'How it was obtained',
                    cell: ({ derivation }) => derivation && labelOf(derivation),
                    sort: ({ derivation }) => derivation,
                  },
                  { name: 'claims', title: 'Who says so', cell: ({ claims }) => <Claims claims={claimsOf(claims)} /> },
                ]}
              />
              {(after !== null || found.foods.pageInfo.hasNextPage) && (
                <p class="row">
                  {after !== null && (
                    <button type="button" onClick={() => setAfter(null)}>
                      First page
                    </button>
                  )}
                  {found.foods.pageInfo.hasNextPage && (
                    <button type="button" onClick={() => setAfter(found.foods.pageInfo.endCursor)}>
                      Next page
                    </button>
                  )}
                </p>
              )}
            </>
          )
        }
      </Question>
    </section>
  );
}
