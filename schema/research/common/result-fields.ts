/** Fields that the results of several research fields have, under the same names. */

export const nutrient = { type: 'entity', kind: 'Nutrient', description: 'The nutrient.' } as const;
export const symptom = { type: 'entity', kind: 'Symptom', description: 'The symptom.' } as const;
export const test = { type: 'entity', kind: 'DiagnosticTest', description: 'The test.' } as const;
export const claims = {
  type: 'entity',
  kind: 'Claim',
  list: true,
  description: 'The claims behind it. Their `status` says which assert it.',
} as const;
export const measureField = {
  type: 'string',
  description: 'The measure of the scores, and its source.',
} as const;
