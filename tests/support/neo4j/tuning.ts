import { defaultTuning, type Neo4jTuning } from '../../../src/store/tuning.ts';

/** Waits long: Neo4j plans every statement of a test for the first time, and the machine may be busy. */
export const patientTuning: Neo4jTuning = { ...defaultTuning, queryTimeoutMs: 60_000 };
