/** Limits by evidence on the queries for facts of research: their values are known, and checked, before the plan. */
import type { EvidenceLimit, Slot } from './conditions.ts';
import type { SlotDefinition } from './plan.ts';
import { VariableRef } from './variables.ts';

/** The values of the conditions of a limit, without those that it does not have. */
export type LimitValues = Readonly<Partial<Record<keyof EvidenceLimit, unknown>>>;

/** The variable that holds the values. No document can have a variable of this name. */
export const limitVariable = 'evidence limit';

const names = ['sources', 'sourceKinds', 'status', 'minSources', 'corroborated'] as const;

/** Makes a limit of the slot of each condition; null for a condition that it does not have. */
export const makeLimit = (slotOf: (name: keyof EvidenceLimit) => Slot | null): EvidenceLimit => ({
  sources: slotOf('sources'),
  sourceKinds: slotOf('sourceKinds'),
  status: slotOf('status'),
  minSources: slotOf('minSources'),
  corroborated: slotOf('corroborated'),
});

/** Returns the values of a limit in one request. */
export const limitValues = (limit: EvidenceLimit | null, values: readonly unknown[]): LimitValues | null =>
  limit &&
  Object.fromEntries(
    names.flatMap((name) => {
      const slot = limit[name];
      return slot === null ? [] : [[name, values[slot]]];
    }),
  );

/** Describes the conditions of a limit, without their values: limits of the same shape share plans. */
export const limitShape = (values: LimitValues | null): string => (values ? `under ${Object.keys(values).join()}` : '');

/** Returns references to the values of a limit, for a plan. */
export const limitReferences = (values: LimitValues): Readonly<Partial<Record<keyof EvidenceLimit, VariableRef>>> =>
  Object.fromEntries(Object.keys(values).map((name) => [name, new VariableRef(limitVariable, [name])]));

/** Returns a limit whose values are in the slots from one on, with these slots and their values. */
export function limitSlots(values: LimitValues, first: number) {
  const given = names.filter((name) => values[name] !== undefined);
  const limit = makeLimit((name) => (given.includes(name) ? first + given.indexOf(name) : null));
  const slots = given.map(
    (name): SlotDefinition => ({ variable: limitVariable, path: [name], use: 'value', field: name }),
  );
  return { limit, slots, values: given.map((name) => values[name]) };
}
