import type { Vocabularies } from '../../src/model/define.ts';

const obo = (prefix: string): string => `http://purl.obolibrary.org/obo/${prefix}_`;

/** The OBO Foundry's ontologies that the seed refers to. Their permanent addresses lead to each term. */
export const vocabularies: Vocabularies = {
  CDNO: obo('CDNO'),
  CHEBI: obo('CHEBI'),
  FOODON: obo('FOODON'),
  GO: obo('GO'),
  HP: obo('HP'),
  MONDO: obo('MONDO'),
};
