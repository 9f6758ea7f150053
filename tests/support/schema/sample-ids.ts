/** Finds ids of real entities for arguments. The tests of inputs and of wrong ids and the fuzzer use it. */
import type { GraphQLArgument, GraphQLInputField } from 'graphql';
import type { GraphData } from '../../../src/model/data.ts';

/** The prefix of ids by the name of the argument, for arguments whose descriptions do not name it. */
export const argumentPrefixes: Readonly<Record<string, string>> = {
  nutrients: 'nutrient:',
  nutrient: 'nutrient:',
  a: 'nutrient:',
  b: 'nutrient:',
  present: 'symptom:',
  absent: 'symptom:',
  symptoms: 'symptom:',
  riskFactors: 'risk-factor:',
  diets: 'risk-factor:',
  foods: 'food:',
  food: 'food:',
  exclude: 'food:',
  conditions: 'condition:',
  lifeStage: 'life-stage:',
  source: 'source:',
  of: 'nutrient:',
  books: 'book:',
  register: 'register:',
};

/** Returns the prefix of the ids that an argument accepts; undefined if it accepts any id. */
export const prefixOf = ({ name, description }: GraphQLArgument | GraphQLInputField): string | undefined =>
  /begins with "([^"]+:)"/.exec(description ?? '')?.[1] ?? argumentPrefixes[name];

/** Returns a function that gives each argument the id of the entity with the most edges that the argument accepts. */
export function sampleIds({ nodes, edges }: GraphData) {
  const degrees = new Map<string, number>();
  for (const id of edges.flatMap(({ from, to }) => [from, to])) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const degree = ({ id }: { readonly id: string }) => degrees.get(id) ?? 0;
  const sorted = nodes.toSorted((one, other) => degree(other) - degree(one));
  return (place: GraphQLArgument | GraphQLInputField): string => {
    const prefix = prefixOf(place) ?? '';
    const isDiet = (values: Readonly<Record<string, unknown>>) => Object.values(values).includes('DIET');
    const found = sorted.find(
      ({ id, properties }) => id.startsWith(prefix) && (place.name !== 'diets' || isDiet(properties)),
    );
    return found?.id ?? 'no:such';
  };
}
