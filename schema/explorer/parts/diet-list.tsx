/** The form of a list of foods: each with its portion and how often, and a search that adds one. */
import { Combobox } from '../../../src/explorer/parts/combobox.tsx';
import { NumberField, Select } from '../../../src/explorer/parts/fields.tsx';
import type { listedFoodsDocument } from '../queries/diet.ts';
import type { AnswerOf } from '../queries/document.ts';
import { type Eaten, gramsOf, mostEaten } from '../shape/diet-list.ts';
import { isAmong, portionOptions } from '../shape/portions.ts';

/** A food as the form knows it. */
type Listed = Extract<
  NonNullable<AnswerOf<typeof listedFoodsDocument>['nodes'][number]>,
  { readonly portions: readonly unknown[] }
>;

/** Returns the foods of a list by id. */
export const foodsById = (data: AnswerOf<typeof listedFoodsDocument> | null): ReadonlyMap<string, Listed> =>
  new Map((data?.nodes ?? []).flatMap((node) => (node && 'portions' in node ? [[node.id, node] as const] : [])));

interface DietListProps {
  readonly list: readonly Eaten[];
  readonly foods: ReadonlyMap<string, Listed>;
  readonly onChange: (list: readonly Eaten[]) => void;
}

export function DietList({ list, foods, onChange }: DietListProps) {
  const replace = (index: number, change: Partial<Eaten>) =>
    onChange(list.map((entry, i) => (i === index ? { ...entry, ...change } : entry)));
  return (
    <fieldset>
      <legend>Foods</legend>
      {list.length > 0 && (
        <ul class="diet-list">
          {list.map((entry, i) => (
            // Two entries can be equal, so the place names them.
            <li key={i}>
              <Entry
                entry={entry}
                food={foods.get(entry.food)}
                onChange={(change) => replace(i, change)}
                onRemove={() => onChange(list.filter((_, other) => other !== i))}
              />
            </li>
          ))}
        </ul>
      )}
      {list.length < mostEaten && (
        <Combobox
          label="Add a food by name"
          kinds={['FOOD']}
          onPick={({ id }) => onChange([...list, { food: id, quantity: '100 g', times: 1 }])}
        />
      )}
    </fieldset>
  );
}

interface EntryProps {
  readonly entry: Eaten;
  /** Undefined until the page has read the food. */
  readonly food: Listed | undefined;
  readonly onChange: (change: Partial<Eaten>) => void;
  readonly onRemove: () => void;
}

function Entry({ entry: { food: id, quantity, times }, food, onChange, onRemove }: EntryProps) {
  const name = food?.name ?? id;
  const grams = gramsOf(quantity);
  const portions = portionOptions(food?.portions ?? []);
  const isKnown = grams !== null || isAmong(portions, quantity);
  return (
    <fieldset class="form">
      <legend>{name}</legend>
      {food?.level === 'GENERAL' && (
        <Select
          label="Choose a measured form"
          value=""
          options={[['', 'not chosen'], ...food.forms.nodes.map((form) => [form.id, form.name] as const)]}
          onChange={(form) => form !== '' && onChange({ food: form })}
        />
      )}
      <Select
        label="Portion"
        value={grams === null ? quantity : 'grams'}
        options={[
          ['grams', 'in grams'],
          ...portions,
          ...(isKnown ? [] : [[quantity, `${quantity}, which this food does not have`] as const]),
        ]}
        onChange={(chosen) => onChange({ quantity: chosen === 'grams' ? '100 g' : chosen })}
      />
      {grams !== null && (
        <NumberField
          label="Grams"
          value={grams}
          min={0.001}
          max={10_000}
          step={0.001}
          onChange={(next) => onChange({ quantity: `${next} g` })}
        />
      )}
      <NumberField
        label="Times"
        value={times}
        min={0.001}
        max={100}
        step={0.001}
        onChange={(next) => onChange({ times: next })}
      />
      <button type="button" onClick={onRemove}>
        Remove<span class="visually-hidden"> {name}</span>
      </button>
    </fieldset>
  );
}
