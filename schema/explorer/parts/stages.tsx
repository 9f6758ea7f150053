/** Lets the user choose a life stage and diets of this release. */
import { useAnswer } from '../../../src/explorer/api/answer.ts';
import { Checkbox, Select } from '../../../src/explorer/parts/fields.tsx';
import { choicesDocument } from '../queries/choices.ts';
import type { AnswerOf } from '../queries/document.ts';

const useChoices = () => useAnswer<AnswerOf<typeof choicesDocument>>(choicesDocument).data;

interface LifeStageProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** The name of the choice of no life stage, where a view can leave it out. */
  readonly none?: string;
}

export function LifeStageSelect({ value, onChange, none }: LifeStageProps) {
  const stages = useChoices()?.lifeStages.nodes ?? [];
  const known = stages.some(({ id }) => id === value) || value === '';
  const options = [
    ...(none === undefined ? [] : [['', none] as const]),
    // Until the names are there, and for a life stage that this release does not have.
    ...(known ? [] : [[value, value] as const]),
    ...stages.map(({ id, name }) => [id, name] as const),
  ];
  return <Select label="Life stage" value={value} options={options} onChange={onChange} />;
}

interface DietsProps {
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

export function Diets({ ids, onChange }: DietsProps) {
  const diets = useChoices()?.riskFactors.nodes ?? [];
  return (
    <fieldset>
      <legend>Diet</legend>
      <div class="row">
        {diets.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={ids.includes(id)}
            onChange={(checked) => onChange(checked ? [...ids, id] : ids.filter((other) => other !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}
