import { documentOf } from './document.ts';

/** Reads the names of the entities that an address names. */
export const namesDocument = documentOf(`
query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Entity {
      id
      name
    }
  }
}`);

/** Reads the life stages that eat food, and the diets that leave out foods. */
export const choicesDocument = documentOf(`
query Choices {
  lifeStages(first: 100, where: { not: { foodsEaten: { eq: NONE } } }) {
    nodes {
      id
      name
    }
  }
  riskFactors(first: 100, where: { riskFactorType: { eq: DIET }, excludes: { some: {} } }, orderBy: [{ name: ASC }]) {
    nodes {
      id
      name
    }
  }
}`);
