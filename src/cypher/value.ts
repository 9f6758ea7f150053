/** A value as the driver gives it: integers as numbers, lists as arrays. */
export type Value = unknown;
export type List = readonly Value[];

/** Returns a value that is always a list in the statement. */
export const asList = (value: Value): List => (Array.isArray(value) ? value : []);

/** Turns `[index, …]` lists into a map from the index to the other items. */
export const byIndex = (value: Value): ReadonlyMap<number, List> =>
  new Map(asList(value).map((entry) => [Number(asList(entry)[0]), asList(entry).slice(1)]));
