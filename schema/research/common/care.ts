import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineResult, type ValueOf } from '../../../src/research/define.ts';
import { readCommonGuidance } from './common-guidance.ts';
import { claimIdsOf, type FactEdge, type FactEdges, isAsserted } from './fact-edges.ts';
import { facts, having } from './facts.ts';

const careAdvice = defineResult({
  name: 'CareAdvice',
  description: 'One piece of guidance, with the nutrients in question that it applies to, and its claims.',
  fields: {
    guidance: { type: 'entity', kind: 'Guidance', description: 'The guidance.' },
    nutrients: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description: 'The nutrients in question that it applies to.',
    },
    claims: { type: 'entity', kind: 'Claim', list: true, description: 'The claims that support it.' },
  },
});

const careTest = defineResult({
  name: 'CareTest',
  description: 'A test that a professional can order, with the nutrients in question that it measures.',
  fields: {
    test: { type: 'entity', kind: 'DiagnosticTest', description: 'The test.' },
    nutrients: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description: 'The nutrients in question that it measures.',
    },
    claims: { type: 'entity', kind: 'Claim', list: true, description: 'The claims that support it.' },
  },
});

/** The advice that is part of every research answer about nutrients. */
export const careGuidance = defineResult({
  name: 'CareGuidance',
  description:
    'Advice of the sources for anyone who suspects a deficiency of these nutrients. An answer of this service is not ' +
    'a diagnosis; `seekCare` names the professionals who make one.',
  fields: {
    seekCare: { type: 'object', object: careAdvice, list: true, description: 'Whom to see.' },
    avoid: { type: 'object', object: careAdvice, list: true, description: 'Actions to avoid.' },
    diet: { type: 'object', object: careAdvice, list: true, description: 'Which foods and habits to choose.' },
    readOn: { type: 'object', object: careAdvice, list: true, description: 'Where to read more.' },
    tests: { type: 'object', object: careTest, list: true, description: 'Tests that a professional can order.' },
    withoutGuidance: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description:
        'Nutrients that no guidance names. The answer has only the guidance on all nutrients for them. That does not ' +
        'mean that no other advice exists.',
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
 * Reads the guidance on some nutrients, and on nutrients in general.
 * @param argument names the argument in errors.
 * @throws {GraphQLError} BAD_ID for an id that no nutrient has.
 */
export async function readCare(
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

/** Returns the edges of a nutrient that a source asserts. An edge that every source denies is not advice. */
const assertedOf = <E extends FactEdge>(nutrient: string, { edges }: FactEdges<E>) =>
  edges.filter(isAsserted).map((edge) => ({ ...edge, nutrient }));

/** Returns one item for each node, with all nutrients and claims that lead to it. */
function gather(edges: readonly Edge[]) {
  const byNode = new Map<string, Edge[]>();
  for (const edge of edges) byNode.set(edge.node.id, [...(byNode.get(edge.node.id) ?? []), edge]);
  return [...byNode].map(([id, group]) => ({
    id,
    nutrients: group.map(({ nutrient }) => nutrient),
    claims: claimIdsOf(group),
  }));
}

/** The field `care` of research answers about nutrients. */
export const careField = {
  type: 'object',
  object: careGuidance,
  description:
    'Advice of the sources on the nutrients of this answer: whom to see, which tests to take, what to avoid.',
} as const;

const noCare: CareGuidance = { seekCare: [], avoid: [], diet: [], readOn: [], tests: [], withoutGuidance: [] };

/** Returns the value of the field `care`. It reads nothing if the operation does not select the field. */
export const careOf = async (context: ResearchContext, nutrients: readonly string[]): Promise<CareGuidance> =>
  context.wants('care') && nutrients.length > 0 ? readCare(context, 'care', nutrients) : noCare;
