import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments, defineResearch, type IdArgument } from '../../../src/research/define.ts';
import { overRepresented } from '../../../src/research/statistics/over-representation.ts';
import { nearestDouble } from '../../../src/research/statistics/ratio.ts';
import { careOf } from '../shared/care.ts';
import { type InheritedLinks, readConditionLinks, readSymptomLinks } from '../shared/deficiency-links.ts';
import { facts } from '../shared/facts.ts';
import { readFoodLinks } from '../shared/food-links.ts';
import { enrichment } from './result.ts';

/** How the items of a kind are linked to nutrients: the words for it, and the reading of it. */
interface Sort {
  readonly plural: string;
  readonly linked: string;
  readonly read: (context: ResearchContext) => Promise<InheritedLinks>;
}
const sorts = {
  foods: {
    plural: 'foods',
    linked: 'a source recommends the food, or a food it is a form of, for the nutrient',
    read: (context) => readFoodLinks(context, ['GENERAL', 'MEASURED']),
  },
  symptoms: {
    plural: 'symptoms',
    linked: 'a source links the symptom, or a form of it, to a deficiency of the nutrient in particular',
    read: readSymptomLinks,
  },
  conditions: {
    plural: 'conditions',
    linked:
      'a source says that a shortage of the nutrient can lead to the condition, or that what the condition is an ' +
      'example of raises the risk of such a shortage',
    read: readConditionLinks,
  },
} satisfies Record<string, Sort>;

const set = <const K extends string>(kind: K, plural: string) =>
  ({
    type: 'id',
    kinds: [kind],
    list: true,
    min: 1,
    description: `Ids of ${plural}: the set to look at. Exactly one of the three sets is given.`,
  }) as const satisfies IdArgument;

const enrichmentArguments = defineArguments({
  foods: set('Food', 'foods'),
  symptoms: set('Symptom', 'symptoms'),
  conditions: set('Condition', 'conditions'),
  first: { type: 'int', min: 1, max: 100, default: 20, description: 'How many rows at most.' },
});
type Arguments = ArgumentValues<typeof enrichmentArguments>;

/** The one set that was given. @throws {GraphQLError} BAD_USER_INPUT for none or several. */
function givenSet({ foods, symptoms, conditions }: Arguments) {
  const given = Object.entries({ foods, symptoms, conditions }).flatMap(([argument, ids]) =>
    ids ? [{ argument: argument as keyof typeof sorts, ids }] : [],
  );
  const [only, ...others] = given;
  if (only && others.length === 0) return only;
  throw codedError(
    'BAD_USER_INPUT',
    `enrichment takes exactly one of foods, symptoms and conditions, and ${given.length} of them are given. ` +
      'Give one; for another set, ask again.',
    { given: given.map(({ argument }) => argument) },
  );
}

const existing = facts('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }');

export const enrichmentField = defineResearch({
  field: 'enrichment',
  description:
    'Which nutrients are over-represented in a set of foods, symptoms or conditions: how many of the set are linked to ' +
    'each nutrient, against how many of all that are linked to any. Every figure is an exact count of sets; it is a ' +
    'property of this graph and of what its sources chose to write about, and no likelihood of anything in a person.',
  arguments: enrichmentArguments,
  result: enrichment,
  answer: async (args, context) => {
    const { argument, ids } = givenSet(args);
    const { nodes } = await context.ask(existing, { ids });
    const unknown = ids.filter((_, i) => !nodes[i]);
    if (unknown.length > 0) throw unknownIds(`enrichment(${argument}:)`, unknown);
    const { plural, linked, read } = sorts[argument];
    const { links, hierarchy } = await read(context);
    const entailed = hierarchy?.entailed(ids) ?? new Map<string, string>();
    const specific = ids.filter((id) => !entailed.has(id));
    const { population, drawn, outside, tested, rows } = await context.run(
      overRepresented(links.itemsOf(links.nutrients()), specific),
    );
    const shown = rows.slice(0, args.first);
    return {
      measure:
        `The population is the ${plural} of this graph that are linked to at least one nutrient; one is linked when ` +
        `${linked}. Of all sets of ${plural} from the population that are as large as the one given, atLeast counts ` +
        'those in which as many or more are linked to the nutrient. What another item of the set is a form of is not ' +
        'counted beside it. A small share means that the set leans to the ' +
        'nutrient more than most sets of its size do, in this graph.',
      population,
      setSize: drawn,
      outside,
      entailed: ids.flatMap((item) => {
        const by = entailed.get(item);
        return by === undefined ? [] : [{ item, by }];
      }),
      tested,
      represented: rows.length,
      rows: shown.map(({ group, linked: inPopulation, found, expected, fold, tail, adjusted }) => ({
        nutrient: group,
        linked: inPopulation,
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
