import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments, defineResearch, type IdArgument } from '../../../src/research/define.ts';
import { overRepresented } from '../../../src/research/statistics/over-representation.ts';
import { nearestDouble } from '../../../src/research/statistics/ratio.ts';
import { unknownAmong } from '../../../src/research/walks/walks.ts';
import { careOf } from '../common/care.ts';
import { type HierarchicalLinks, readConditionLinks, readSymptomLinks } from '../common/deficiency-links.ts';
import { readFoodLinks } from '../common/food-links.ts';
import { enrichment } from './result.ts';

/** How to describe and to read the links of one kind of item to nutrients. */
interface ItemSort {
  readonly plural: string;
  /** Completes the sentence "one is linked if". */
  readonly condition: string;
  readonly read: (context: ResearchContext) => Promise<HierarchicalLinks>;
}
const sorts = {
  foods: {
    plural: 'foods',
    condition: 'a source recommends the food, or a broader food, for the nutrient',
    read: (context) => readFoodLinks(context, ['GENERAL', 'MEASURED']),
  },
  symptoms: {
    plural: 'symptoms',
    condition: 'a source links the symptom, or a narrower one, to a deficiency of the nutrient in particular',
    read: readSymptomLinks,
  },
  conditions: {
    plural: 'conditions',
    condition:
      'a source says that a deficiency of the nutrient can lead to the condition, or that the condition is an ' +
      'example of a risk factor of such a deficiency',
    read: readConditionLinks,
  },
} satisfies Record<string, ItemSort>;

const set = <const K extends string>(kind: K, plural: string) =>
  ({
    type: 'id',
    kinds: [kind],
    list: true,
    min: 1,
    description: `Ids of ${plural}: the set to test. Give exactly one of the three sets.`,
  }) as const satisfies IdArgument;

const enrichmentArguments = defineArguments({
  foods: set('Food', 'foods'),
  symptoms: set('Symptom', 'symptoms'),
  conditions: set('Condition', 'conditions'),
  first: { type: 'int', min: 1, max: 100, default: 20, description: 'The most rows to show.' },
});
type Arguments = ArgumentValues<typeof enrichmentArguments>;

/** Returns the one set that the arguments give. @throws {GraphQLError} BAD_USER_INPUT for none or several. */
function givenSet({ foods, symptoms, conditions }: Arguments) {
  const given = Object.entries({ foods, symptoms, conditions }).flatMap(([argument, ids]) =>
    ids ? [{ argument: argument as keyof typeof sorts, ids }] : [],
  );
  const [only, ...others] = given;
  if (only && others.length === 0) return only;
  throw codedError(
    'BAD_USER_INPUT',
    `enrichment takes exactly one of foods, symptoms and conditions, but it is given ${given.length} of them. ` +
      'Give one set in each field of the query.',
    { given: given.map(({ argument }) => argument) },
  );
}

export const enrichmentResearch = defineResearch({
  field: 'enrichment',
  description:
    'Which nutrients are over-represented in a set of foods, symptoms or conditions: it compares how many items of ' +
    'the set are linked to a nutrient with how many of all linked items are. Every figure is an exact count of sets. ' +
    'It describes this graph and the topics that its sources chose. It does not say how likely anything is in a ' +
    'person.',
  arguments: enrichmentArguments,
  result: enrichment,
  answer: async (args, context) => {
    const { argument, ids } = givenSet(args);
    const unknown = await unknownAmong(context, ids);
    if (unknown.length > 0) throw unknownIds(`enrichment(${argument}:)`, unknown);
    const { plural, condition, read } = sorts[argument];
    const { links, hierarchy } = await read(context);
    const entailed = hierarchy?.entailed(ids) ?? new Map<string, string>();
    const specific = ids.filter((id) => !entailed.has(id));
    const { population, drawn, outside, tested, rows } = await context.run(
      overRepresented(links.itemsOf(links.nutrients()), specific),
    );
    const shown = rows.slice(0, args.first);
    return {
      measure:
        `The population is the ${plural} of this graph that are linked to at least one nutrient. One is linked if ` +
        `${condition}. Of all sets of ${plural} from the population with the size of the given set, atLeast counts ` +
        'those in which as many or more are linked to the nutrient. If an item of the set follows from a narrower ' +
        'one, only the narrower one counts. A small share means that in this graph the set has more items with ' +
        'links to the nutrient than most sets of its size.',
      population,
      setSize: drawn,
      outside,
      entailed: ids.flatMap((item) => {
        const by = entailed.get(item);
        return by === undefined ? [] : [{ item, by }];
      }),
      tested,
      represented: rows.length,
      rows: shown.map(({ group, linked, found, expected, fold, tail, adjusted }) => ({
        nutrient: group,
        linked,
        inSet: found.length,
        expected,
        fold,
        atLeast: String(tail.numerator),
        of: String(tail.denominator),
        tail: nearestDouble(tail),
        adjusted: nearestDouble(adjusted),
        links: found.map((item) => ({ item, claims: links.claims(group, item) })),
      })),
      care: await careOf(
        context,
        shown.map(({ group }) => group),
      ),
    };
  },
});
