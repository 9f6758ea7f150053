/** A value as the driver gives it: integers as numbers, lists as arrays. */
export type Value = unknown;
export type List = readonly Value[];

/** A list that the statement is known to give. */
export const asList = (value: Value): List => (Array.isArray(value) ? value : []);
