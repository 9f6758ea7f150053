/** The part of the form that the views about foods for nutrients share, with its parameters. */
import type { ComponentChildren } from 'preact';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { Checkbox, Select } from '../../../src/explorer/parts/fields.tsx';
import type { Parameters } from '../../../src/explorer/state/parameters.ts';
import { choice, flag, id, ids } from '../../../src/explorer/state/types.ts';
import { Diets, LifeStageSelect } from './stages.tsx';

const bases = ['PER_100_G', 'PORTION', 'PER_100_KCAL'] as const;

export interface FoodParams {
  readonly nutrients: readonly string[];
  readonly stage: string;
  readonly diets: readonly string[];
  readonly exclude: readonly string[];
  readonly ready: boolean;
  readonly basis: (typeof bases)[number];
}

/** The life stage of a new address: a life stage must be chosen, and this one has the highest intake of iron. */
export const usualLifeStage = 'life-stage:females-31-50';

export const foodParameters: Parameters<FoodParams> = {
  nutrients: ids(['nutrient:iron', 'nutrient:magnesium', 'nutrient:potassium'], ['nutrient'], 12),
  stage: id(usualLifeStage, ['life-stage']),
  diets: ids([], ['risk-factor']),
  exclude: ids([], ['food']),
  ready: flag(),
  basis: choice(bases, 'PORTION'),
};

/** Returns the arguments that both questions take; null while no nutrient or no life stage is chosen. */
export const foodArguments = ({ nutrients, stage, diets, exclude, ready, basis }: FoodParams) =>
  nutrients.length === 0 || stage === ''
    ? null
    : { nutrients, lifeStage: stage, diets, exclude, readyToEat: ready, basis };

interface FoodFormProps {
  readonly params: FoodParams;
  readonly go: (change: Partial<FoodParams>) => void;
  /** Further controls of the view. */
  readonly children: ComponentChildren;
}

export const FoodForm = ({ params, go, children }: FoodFormProps) => (
  <>
    <Chosen
      label="Nutrients"
      kinds={['NUTRIENT']}
      ids={params.nutrients}
      max={12}
      onChange={(nutrients) => go({ nutrients })}
    />
    <div class="form">
      <LifeStageSelect value={params.stage} onChange={(stage) => go({ stage })} />
      <Select
        label="Quantity of each food"
        value={params.basis}
        options={[
          ['PORTION', 'one helping'],
          ['PER_100_G', '100 g'],
          ['PER_100_KCAL', '100 kcal'],
        ]}
        onChange={(basis) => go({ basis })}
      />
      {children}
    </div>
    <Diets ids={params.diets} onChange={(diets) => go({ diets })} />
    <details open={params.exclude.length > 0 || params.ready}>
      <summary>Leave out foods</summary>
      <Chosen
        label="Foods to leave out, with all their forms"
        kinds={['FOOD']}
        ids={params.exclude}
        onChange={(exclude) => go({ exclude })}
      />
      <Checkbox
        label="Leave out foods that the table weighed before cooking"
        checked={params.ready}
        onChange={(ready) => go({ ready })}
      />
    </details>
  </>
);
