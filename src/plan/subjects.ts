import type { Root, SlotDefinition } from './plan.ts';

/** Returns roots that only check whether the entities exist whose ids lists take. */
export const readSubjects = (slots: readonly SlotDefinition[]): readonly Root[] =>
  slots.flatMap((slot, id): Root[] => {
    if ((slot.use !== 'id' && slot.use !== 'sourceIds') || slot.subject === null) return [];
    const nodes = [{ kind: slot.kinds[0], properties: [], width: 0, fields: [] }];
    if (slot.use === 'sourceIds') return [{ alias: slot.subject, read: { type: 'byIds', ids: id, nodes } }];
    return [{ alias: slot.subject, read: { type: 'byId', id, nodes } }];
  });
