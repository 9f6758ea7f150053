import { compareText } from '../model/text.ts';
import type { Aggregate } from './plan.ts';
import type { Selected, Selector } from './selector.ts';

/** An aggregate as text, by which it is told from others of its list: "facet edge.wear". */
export const describeAggregate = (aggregate: Aggregate): string =>
  aggregate.type === 'kinds' ? aggregate.type : `${aggregate.type} ${aggregate.on}.${aggregate.property}`;

/**
 * The aggregates selected on a connection, each once whatever its aliases, sorted.
 * @param selected what is selected on the connection itself.
 */
export function readAggregates(selector: Selector, selected: readonly Selected[]): readonly Aggregate[] {
  const found = new Map<string, Aggregate>();
  const collect = (fields: readonly Selected[]): void => {
    for (const { meaning, type, nodes } of fields) {
      if (meaning.read === 'aggregate') found.set(describeAggregate(meaning.aggregate), meaning.aggregate);
      // Those of a hop hold those of the far end once more under `node`.
      else if (meaning.read === 'aggregates') collect(selector.select(type, nodes));
    }
  };
  collect(selected);
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, aggregate]) => aggregate);
}
