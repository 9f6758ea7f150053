import { Select } from '../../../src/explorer/parts/fields.tsx';
import { portionsDocument } from '../queries/portions.ts';
import { isAmong, portionOptions } from '../shape/portions.ts';
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
  const portions = portionOptions(data?.food?.portions ?? []);
  // A portion of the address that the food does not have stays a choice.
  const isKnown = value === '' || isAmong(portions, value);
  return (
    <Select
      label="Portion"
      value={value}
      options={[['', 'one helping'], ...portions, ...(isKnown ? [] : [[value, value] as const])]}
      onChange={onChange}
    />
  );
}
