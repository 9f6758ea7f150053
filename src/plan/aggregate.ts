import type { Graph } from '../model/graph.ts';
import { compareText } from '../model/text.ts';
import type { Aggregate } from './plan.ts';
import { describeProperty, type IdText, selectLookUp, slotText } from './property.ts';
import type { Selected, Selector } from './selector.ts';
import type { Slots } from './slots.ts';

/** Describes an aggregate, differently from all others of its list: "facet edge.wear". */
export const describeAggregate = (aggregate: Aggregate, idText: IdText = slotText): string =>
  aggregate.type === 'kinds' ? aggregate.type : `${aggregate.type} ${describeProperty(aggregate, idText)}`;

/**
 * Reads the aggregates selected on a connection: sorted, and each once, regardless of its aliases.
 * @param selected the fields selected on the connection itself.
 */
export function readAggregates(
  graph: Graph,
  selector: Selector,
  slots: Slots,
  selected: readonly Selected[],
): readonly Aggregate[] {
  const found = new Map<string, Aggregate>();
  const add = (aggregate: Aggregate) => found.set(describeAggregate(aggregate), aggregate);
  const collect = (fields: readonly Selected[]): void => {
    for (const { name, meaning, args, type, nodes } of fields) {
      if (meaning.read === 'aggregate') add(meaning.aggregate);
      else if (meaning.read === 'lookupAggregate') {
        const lookup = graph.lookup(meaning.relation, meaning.direction);
        add({ type: 'statistics', ...selectLookUp(graph, slots, lookup, args.of, `${name}(of:)`) });
      }
      // The aggregates of a hop have those of the far end under `node`.
      else if (meaning.read === 'aggregates') collect(selector.select(type, nodes));
    }
  };
  collect(selected);
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, aggregate]) => aggregate);
}
