/** Reports how far a load is: the step, and how many of all nodes and relationships are written. */
export type Progress = (step: string, done: number, total: number) => void;

/** The release did not arrive as it was sent. Readers still get the former release. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}
