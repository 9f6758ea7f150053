/**
 * Serves `@neo4j/graphql` on this service's own nodes: `neo4j-graphql.ts URI PORT`. Each node has its kind and the name
 * of the graph as labels, and a unique `_key`. Lists sort by the places that the loader stored, which is less work than
 * sorting by the properties behind them.
 */
import { createServer } from 'node:http';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';

const [uri = '', port] = process.argv.slice(2);

/** The fields of every node. */
const common = 'key: ID! @alias(property: "_key") id: ID! name: String! rank: Int! @alias(property: "_rank")';
const places = 'in: Int! @alias(property: "_in") out: Int! @alias(property: "_out")';
const list = (field: string, far: string, relation: string, direction: 'IN' | 'OUT', properties: string) =>
  `${field}: [${far}!]! @relationship(type: "${relation}", direction: ${direction}, properties: "${properties}")`;

const typeDefs = `
  type Symptom @node(labels: ["Symptom", "Nutrigraph"]) {
    ${common}
    ${list('nutrients', 'Nutrient', 'DEFICIENCY_SYMPTOM', 'IN', 'DeficiencySymptom')}
  }
  type Condition @node(labels: ["Condition", "Nutrigraph"]) {
    ${common}
    ${list('nutrients', 'Nutrient', 'DEFICIENCY_CONDITION', 'IN', 'DeficiencyCondition')}
  }
  type Nutrient @node(labels: ["Nutrient", "Nutrigraph"]) {
    ${common}
    unit: String!
    ${list('foods', 'Food', 'CONTAINS', 'IN', 'Contains')}
    ${list('symptoms', 'Symptom', 'DEFICIENCY_SYMPTOM', 'OUT', 'DeficiencySymptom')}
    ${list('conditions', 'Condition', 'DEFICIENCY_CONDITION', 'OUT', 'DeficiencyCondition')}
  }
  type Food @node(labels: ["Food", "Nutrigraph"]) {
    ${common}
    description: String
    category: String!
    level: String!
    fortified: Boolean!
    ${list('nutrients', 'Nutrient', 'CONTAINS', 'OUT', 'Contains')}
  }
  type Contains @relationshipProperties { amountPer100g: Float unit: String! recommended: Boolean! ${places} }
  type DeficiencySymptom @relationshipProperties { prominence: String! ${places} }
  type DeficiencyCondition @relationshipProperties { deficiencySeverity: String! ${places} }
`;

const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', process.env.NUTRIGRAPH_PASSWORD ?? ''));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = createServer(createYoga({ schema, logging: false, graphiql: false, maskedErrors: false }));
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
process.on('SIGINT', () => process.exit(0));
