import type { Property } from '../../src/model/define.ts';

/** The mechanism behind a relation. */
export const mechanism: Property = { type: 'string', description: 'Mechanism, as the source explains it.' };
