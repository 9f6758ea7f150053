import { limitExceeded } from '../base/errors.ts';
import type { Slot } from './conditions.ts';
import type { RangeCheck, SlotDefinition, SlotUse } from './plan.ts';
import { VariableRef } from './variables.ts';

/** Collects the slots and checks of a plan during planning. */
export class Slots {
  readonly definitions: SlotDefinition[] = [];
  readonly checks: RangeCheck[] = [];
  conditions = 0;
  /** Response alias of the root field whose slots are being added. */
  root = '';
  readonly maxConditions: number;

  constructor(maxConditions: number) {
    this.maxConditions = maxConditions;
  }

  /**
   * Adds a slot.
   * @param value the value of a literal, or a reference into a variable.
   * @param field names it in an error: "Query.nutrient(id:)".
   */
  add(value: unknown, field: string, use: SlotUse): Slot {
    const source = value instanceof VariableRef ? { variable: value.variable, path: value.path } : { constant: value };
    return this.definitions.push({ ...source, ...use, field }) - 1;
  }

  /** Counts a condition of a filter towards the limit. */
  countCondition(): void {
    this.conditions += 1;
    if (this.conditions > this.maxConditions) throw limitExceeded('maxConditions', this.maxConditions, this.conditions);
  }
}
