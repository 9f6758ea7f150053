/**
 * Receives how far a long task is.
 * @param step names what is being done, such as "reading foods.csv".
 * @param done of `total`, in the same unit: bytes, or records.
 * @param rows how many records that is, where `done` counts something else.
 */
export type Progress = (step: string, done: number, total: number, rows?: number) => void;
