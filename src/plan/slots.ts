import { limitExceeded } from '../base/errors.ts';
import type { EvidenceLimit, Slot } from './conditions.ts';
import type { RangeCheck, SlotDefinition, SlotUse } from './plan.ts';
import { VariableRef } from './variables.ts';

/** Collects the slots and checks of a plan during planning. */
export class Slots {
  readonly definitions: SlotDefinition[] = [];
  readonly checks: RangeCheck[] = [];
  conditions = 0;
  /** Response alias of the root field whose slots are being added. */
  root = '';
  /** The limit by evidence that applies to the field whose slots are being added. */
  limit: EvidenceLimit | null = null;
  /** Whether that limit applies to lists of a kind, and not only to relations. */
  limitsKinds = true;
  readonly maxConditions: number;
  /** The slots of ids in filters and orders. */
  private readonly operandIds = new Map<string, Slot>();

  constructor(maxConditions: number) {
    this.maxConditions = maxConditions;
  }

  /**
   * Adds a slot, or returns that of the same id in another filter or order.
   * @param value the value of a literal, or a reference into a variable.
   * @param field names it in an error: "Query.nutrient(id:)".
   */
  add(value: unknown, field: string, use: SlotUse): Slot {
    const source = value instanceof VariableRef ? { variable: value.variable, path: value.path } : { constant: value };
    const next = this.definitions.length;
    // A filter and an order that name the same id share a slot, so a store can see that they read the same edge.
    const key = use.use === 'operandId' ? JSON.stringify([source, use.kinds]) : null;
    const slot = (key === null ? undefined : this.operandIds.get(key)) ?? next;
    if (slot < next) return slot;
    if (key !== null) this.operandIds.set(key, slot);
    this.definitions.push({ ...source, ...use, field });
    return slot;
  }

  /** Counts a condition of a filter towards the limit. */
  countCondition(): void {
    this.conditions += 1;
    if (this.conditions > this.maxConditions) throw limitExceeded('maxConditions', this.maxConditions, this.conditions);
  }
}
