/** A value as the driver gives it: integers as numbers, lists as arrays. */
export type Value = unknown;
export type List = readonly Value[];

/** A list that the statement is known to give. */
export const asList = (value: Value): List => (Array.isArray(value) ? value : []);

/** `[index, …]` lists as what follows by index. */
export const byIndex = (value: Value): ReadonlyMap<number, List> =>
  new Map(asList(value).map((entry) => [Number(asList(entry)[0]), asList(entry).slice(1)]));
