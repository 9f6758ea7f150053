import { Select } from '../../../src/explorer/parts/fields.tsx';
import { portionsDocument } from '../queries/portions.ts';
import { portionChoices } from '../shape/composition.ts';
import { useQuestion } from './question.tsx';

interface PortionProps {
  readonly food: string;
  /** A portion such as "1 cup"; empty for one helping. */
  readonly value: string;
  readonly onChange: (portion: string) => void;
}

/** Lets the user choose one of the household portions of a food. */
export function PortionSelect({ food, value, onChange }: PortionProps) {
  const { data } = useQuestion(portionsDocument, food === '' ? null : { food });
  return (
    <Select
      label="Portion"
      value={value}
      options={portionChoices(data?.food?.portions ?? [], value)}
      onChange={onChange}
    />
  );
}
