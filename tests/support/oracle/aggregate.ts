/** Computes aggregates for the oracle. */
import type { PropertyValue } from '../../../src/model/data.ts';
import type { Run, Selected } from './collect.ts';
import { type Answer, answerObject } from './object.ts';
import { upper } from './values.ts';
import { type Item, readProperty, type Step } from './world.ts';

/** Answers `aggregates` over all items of a list: a step's edges with their far ends, or the nodes of a kind. */
export function answerAggregates(
  run: Run,
  items: readonly Item[],
  step: Step | null,
  type: string,
  field: Selected,
): Answer {
  const { world } = run;
  const properties = step ? step.relation.properties : world.propertiesOf(type);
  return answerObject(run, `${type}Aggregates`, field, (part) => {
    if (step && part.name === 'node') return answerFarEnd(run, items, step.targets, part);
    if (!step && part.name === 'kind') return answerKinds(run, items, part);
    const lookup = step ? null : world.lookupStep(type, part.name);
    if (lookup) return answerLookups(run, items, lookup, part);
    const values = items.map((item) => readProperty(world, item, step ? 'edge' : 'node', part.name).value);
    const property = properties[part.name];
    const optional = property?.required ? '' : 'Optional';
    switch (property?.type) {
      case 'enum':
        return answerFacet(
          run,
          values,
          Object.keys(property.enum.values),
          `${optional}${property.enum.name}Facet`,
          part,
        );
      case 'boolean':
        return answerFacet(run, values, [false, true], `${optional}BooleanFacet`, part);
      default:
        return answerNumbers(run, values, property?.type === 'int' ? 'IntAggregate' : 'FloatAggregate', part);
    }
  });
}

function answerLookups(run: Run, items: readonly Item[], step: Step, field: Selected): Answer {
  const of = String(field.args.of);
  const values = items.map((item) => readProperty(run.world, item, 'node', field.name, of).value);
  const property = step.relation.properties[step.end.lookup?.value ?? ''];
  return answerNumbers(run, values, property?.type === 'int' ? 'IntAggregate' : 'FloatAggregate', field);
}

function answerFarEnd(run: Run, items: readonly Item[], kinds: readonly string[], field: Selected): Answer {
  const [only] = kinds;
  if (only !== undefined && kinds.length === 1) return answerAggregates(run, items, null, only, field);
  return answerObject(run, 'EntityAggregates', field, (part) => answerKinds(run, items, part));
}

/** Answers the number of items of each kind. */
export function answerKinds(run: Run, items: readonly Pick<Item, 'node'>[], field: Selected): Answer {
  return run.world.definition.kinds.flatMap(({ name: kind }) => {
    const count = items.filter(({ node }) => node.kind === kind).length;
    if (count === 0) return [];
    return [answerObject(run, 'KindCount', field, ({ name }) => (name === 'kind' ? upper(kind) : count))];
  });
}

function answerFacet(
  run: Run,
  found: readonly PropertyValue[],
  values: readonly (string | boolean)[],
  type: string,
  field: Selected,
): Answer {
  const buckets = [...values, null]
    .map((value) => ({ value, count: found.filter((one) => one === value).length }))
    .filter(({ count }) => count > 0);
  return buckets.map((bucket) =>
    answerObject(run, type, field, ({ name }) => (name === 'value' ? bucket.value : bucket.count)),
  );
}

function answerNumbers(run: Run, found: readonly PropertyValue[], type: string, field: Selected): Answer {
  const values = found.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  let sum = 0;
  for (const value of values) sum += value;
  return answerObject(run, type, field, ({ name }): Answer => {
    if (name === 'count') return values.length;
    if (values.length === 0) return null;
    if (name === 'mean') return sum / values.length;
    return name === 'min' ? Math.min(...values) : Math.max(...values);
  });
}
