import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineArguments, defineResearch, defineResult, type ValueOf } from '../../../src/research/define.ts';
import { readCommonGuidance } from './common-guidance.ts';
import { facts, having } from './facts.ts';
import { claimIdsOf, type FactEdge, type FactEdges, isAsserted } from './standing.ts';

const careAdvice = defineResult({
  name: 'CareAdvice',
  description: 'One piece of guidance, the nutrients it applies to among those asked about, and where it comes from.',
  fields: {
    guidance: { type: 'entity', kind: 'Guidance', description: 'What the sources advise.' },
    nutrients: { type: 'entity', kind: 'Nutrient', list: true, description: 'To which of the nutrients it applies.' },
    claims: { type: 'entity', kind: 'Claim', list: true, description: 'The claims that support it.' },
  },
});

const careTest = defineResult({
  name: 'CareTest',
  description: 'A test a professional can order, and which of the nutrients asked about it measures.',
  fields: {
    test: { type: 'entity', kind: 'DiagnosticTest', description: 'The test.' },
    nutrients: { type: 'entity', kind: 'Nutrient', list: true, description: 'Which of the nutrients it measures.' },
    claims: { type: 'entity', kind: 'Claim', list: true, description: 'The claims that support it.' },
  },
});

/** What every research answer about nutrients carries, as data. */
export const careGuidance = defineResult({
  name: 'CareGuidance',
  description:
    'What the sources advise anyone who suspects a shortage of these nutrients. An answer of this service is not a ' +
    'diagnosis: this says who makes one.',
  fields: {
    seekCare: { type: 'object', object: careAdvice, list: true, description: 'Whom to see.' },
    avoid: { type: 'object', object: careAdvice, list: true, description: 'What not to do.' },
    diet: { type: 'object', object: careAdvice, list: true, description: 'Which foods and habits to choose.' },
    readOn: { type: 'object', object: careAdvice, list: true, description: 'Where to read on.' },
    tests: { type: 'object', object: careTest, list: true, description: 'Tests a professional can order.' },
    withoutGuidance: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description:
        'Nutrients that no guidance names in particular: only what applies to all nutrients stands here for them. That ' +
        'does not mean that there is nothing else to heed.',
    },
  },
});

type CareGuidance = ValueOf<typeof careGuidance>;

const careFacts = facts(`query ($nutrients: [ID!]!) {
  nodes(ids: $nutrients) {
    ... on Nutrient {
      id
      guidance { edges { node { id guidanceType } claims { id status } } }
      tests { edges { node { id } claims { id status } } }
    }
  }
}`);

/**
 * Reads what the sources advise on some nutrients, and on nutrients in general.
 * @throws {GraphQLError} BAD_ID for an id that none has.
 */
async function readCare(
  context: ResearchContext,
  argument: string,
  nutrients: readonly string[],
): Promise<CareGuidance> {
  const { nodes } = await context.ask(careFacts, { nutrients });
  const found = nodes.filter(having('guidance'));
  if (found.length < nutrients.length)
    throw unknownIds(
      argument,
      nutrients.filter((_, i) => nodes[i] === null),
    );
  const withCommon = await readCommonGuidance(context);
  const guidance = found.flatMap(({ id, guidance }) => assertedOf(id, withCommon(guidance)));
  const tests = found.flatMap(({ id, tests }) => assertedOf(id, tests));
  const advice = (type: string) =>
    gather(guidance.filter(({ node }) => node.guidanceType === type)).map(({ id, ...rest }) => ({
      guidance: id,
      ...rest,
    }));
  return {
    seekCare: advice('SEEK_CARE'),
    avoid: advice('AVOID'),
    diet: advice('DIET'),
    readOn: advice('READ_ON'),
    tests: gather(tests).map(({ id, ...rest }) => ({ test: id, ...rest })),
    withoutGuidance: found.filter((node) => !node.guidance.edges.some(isAsserted)).map(({ id }) => id),
  };
}

type Edge = FactEdge & { readonly nutrient: string };

/** Returns the edges of a nutrient that a source asserts: what all sources deny is no advice. */
const assertedOf = <E extends FactEdge>(nutrient: string, { edges }: FactEdges<E>) =>
  edges.filter(isAsserted).map((edge) => ({ ...edge, nutrient }));

/** One item for each node, with all nutrients and claims that lead to it. */
function gather(edges: readonly Edge[]) {
  const byNode = new Map<string, Edge[]>();
  for (const edge of edges) byNode.set(edge.node.id, [...(byNode.get(edge.node.id) ?? []), edge]);
  return [...byNode].map(([id, group]) => ({
    id,
    nutrients: group.map(({ nutrient }) => nutrient),
    claims: claimIdsOf(group),
  }));
}

/** The field `care`, which research answers about nutrients have. */
export const careField = {
  type: 'object',
  object: careGuidance,
  description: 'What the sources advise on the nutrients of this answer: whom to see, what not to do, which tests.',
} as const;

const noCare: CareGuidance = { seekCare: [], avoid: [], diet: [], readOn: [], tests: [], withoutGuidance: [] };

/** What goes into the field `care`; nothing is read unless it is selected. */
export const careOf = async (context: ResearchContext, nutrients: readonly string[]): Promise<CareGuidance> =>
  context.wants('care') && nutrients.length > 0 ? readCare(context, 'care', nutrients) : noCare;

export const careGuidanceField = defineResearch({
  field: 'careGuidance',
  description: 'What the sources advise anyone who suspects a shortage: whom to see, which tests, what not to do.',
  arguments: defineArguments({
    nutrients: {
      type: 'id',
      kinds: ['Nutrient'],
      list: true,
      min: 1,
      required: true,
      description: 'Ids of the nutrients.',
    },
  }),
  result: careGuidance,
  answer: ({ nutrients }, context) => readCare(context, 'careGuidance(nutrients:)', nutrients),
});
