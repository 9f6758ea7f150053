import { documentOf } from './document.ts';

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
