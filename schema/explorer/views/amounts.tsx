import { useTitle } from '../../../src/explorer/context.ts';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { Select } from '../../../src/explorer/parts/fields.tsx';
import { choice, decimal, id } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { BinFoods } from '../parts/bin-foods.tsx';
import { Histogram } from '../parts/histogram.tsx';
import { Question } from '../parts/question.tsx';
import { amountBinsDocument } from '../queries/amount-bins.ts';
import { amountRangeDocument } from '../queries/amount-range.ts';
import type { AnswerOf } from '../queries/document.ts';
import { binEdges, binsOf, type Scale } from '../shape/histogram.ts';
import { amountText, plain, unitLabel } from '../shape/numbers.ts';

export interface AmountsParams {
  readonly nutrient: string;
  readonly scale: Scale;
  /** The lower edge of the chosen bin; -1 for none. */
  readonly bin: number;
}

/** Shows the amounts of a nutrient over all measured foods as a histogram. */
export const amountsView = defineView<AmountsParams>({
  name: 'amounts',
  title: 'Amounts of a nutrient',
  description: 'How do the amounts of one nutrient per 100 g spread over all measured foods?',
  parameters: {
    nutrient: id('nutrient:iron', ['nutrient']),
    scale: choice(['growing', 'linear'], 'growing'),
    bin: decimal(-1, -1, 1_000_000),
  },
  Page: Amounts,
});

function Amounts({ params, go }: PageProps<AmountsParams>) {
  useTitle(amountsView.title);
  const { nutrient, scale } = params;
  return (
    <>
      <h1>{amountsView.title}</h1>
      <p class="lead">
        The number of measured foods by the amount in 100 g. Foods without a measured amount do not count.
      </p>
      <div class="form">
        <Chosen
          label="Nutrient"
          kinds={['NUTRIENT']}
          ids={[nutrient]}
          max={1}
          onChange={([next]) => next && go({ nutrient: next, bin: -1 })}
        />
        <Select
          label="Widths of the bins"
          value={scale}
          options={[
            ['growing', 'growing: 1, 2, 5, 10'],
            ['linear', 'equal'],
          ]}
          onChange={(next) => go({ scale: next, bin: -1 })}
        />
      </div>
      <Question
        document={amountRangeDocument}
        variables={nutrient === '' ? null : { nutrient }}
        missing="Choose a nutrient."
        say={(data) => (data.nutrient ? summaryOf(data.nutrient) : 'No such nutrient.')}
      >
        {(data) =>
          data.nutrient ? (
            <Distribution nutrient={data.nutrient} params={params} />
          ) : (
            <p>This release has no such nutrient.</p>
          )
        }
      </Question>
    </>
  );
}

type Nutrient = NonNullable<AnswerOf<typeof amountRangeDocument>['nutrient']>;

function summaryOf({ name, unit, measured: { totalCount, aggregates }, measuredAs }: Nutrient): string {
  const { min, max, mean } = aggregates.amountPer100g;
  if (min === null || max === null || mean === null) return `No food has a measured amount of ${name}.`;
  return (
    `${totalCount} foods have a measured amount of ${name}${measuredAs === null ? '' : ` (as ${measuredAs})`}: ` +
    `from ${plain(min)} to ${amountText(max, unit)} per 100 g, ${plain(Number(mean.toPrecision(3)))} ` +
    `${unitLabel(unit)} on average.`
  );
}

type DistributionProps = Pick<PageProps<AmountsParams>, 'params'> & { readonly nutrient: Nutrient };

function Distribution({ nutrient, params }: DistributionProps) {
  const { min, max } = nutrient.measured.aggregates.amountPer100g;
  if (min === null || max === null) return <p>{summaryOf(nutrient)}</p>;
  const edges = binEdges({ least: nutrient.positive.aggregates.amountPer100g.min ?? 0, most: max }, params.scale);
  const variables = Object.fromEntries(edges.map((edge, i) => [`edge${i}`, edge]));
  return (
    <>
      <p>{summaryOf(nutrient)}</p>
      <Question
        document={amountBinsDocument(edges.length - 1)}
        variables={{ nutrient: nutrient.id, ...variables }}
        isInner
        missing=""
        say={() => 'The histogram is there.'}
      >
        {({ nutrient: counts }) => {
          const bins = binsOf(
            edges,
            edges.map((_, i) => counts?.[`bin${i}`]?.totalCount ?? 0),
            unitLabel(nutrient.unit),
          );
          const chosen = bins.find(({ from }) => from === params.bin);
          return (
            <>
              <Histogram
                bins={bins}
                zeros={counts?.zero?.totalCount ?? 0}
                nutrient={nutrient.name}
                unit={unitLabel(nutrient.unit)}
                chosen={params.bin}
                address={(bin) => amountsView.address({ nutrient: nutrient.id, scale: params.scale, bin: String(bin) })}
              />
              {chosen && <BinFoods key={chosen.from} nutrient={nutrient} bin={chosen} />}
            </>
          );
        }}
      </Question>
    </>
  );
}
