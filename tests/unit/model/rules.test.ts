import { describe, expect, it } from 'vitest';
import { checkGraph } from '../../../src/model/check.ts';
import type { EnumDefinition, GraphDefinition, Property, RelationDefinition } from '../../../src/model/define.ts';
import { describeGraph } from '../../../src/model/describe.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { absent, present, type RuleDefinition } from '../../../src/model/rule.ts';
import { libraryGraph } from '../../support/library/model.ts';

const because = 'It is so.';

const problemsOf = (definition: GraphDefinition): string[] => {
  try {
    checkGraph(definition);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : [];
  }
};

const withRule = (owner: string, rule: RuleDefinition): GraphDefinition => ({
  ...libraryGraph,
  kinds: libraryGraph.kinds.map((kind) => (kind.name === owner ? { ...kind, rules: [rule] } : kind)),
  relations: libraryGraph.relations.map((relation) =>
    relation.name === owner ? { ...relation, rules: [rule] } : relation,
  ),
});
const withProperty = (property: Property): GraphDefinition => ({
  ...libraryGraph,
  kinds: libraryGraph.kinds.map((kind) => (kind.name === 'Genre' ? { ...kind, properties: { own: property } } : kind)),
});
const withRelation = (name: string, change: Partial<RelationDefinition>): GraphDefinition => ({
  ...libraryGraph,
  relations: libraryGraph.relations.map((relation) => (relation.name === name ? { ...relation, ...change } : relation)),
});
const unit = (quantities: EnumDefinition['quantities']): Property => ({
  type: 'enum',
  description: '',
  enum: { name: 'Unit', description: '', values: { G: '', KG: '', HOUR: '' }, ...(quantities && { quantities }) },
});

describe('a rule', () => {
  it.each<[string, RuleDefinition]>([
    [
      'Book',
      { rule: 'never', when: { format: 'AUDIO', illustrated: true, subtitle: present, rating: absent }, because },
    ],
    ['Book', { rule: 'never', when: { tags: absent, pages: 0, id: 'book:a' }, because }],
    ['HOLDS', { rule: 'never', when: { 'from.open': false, 'to.pages': 0, from: 'library-branch:a' }, because }],
    ['Book', { rule: 'ordered', lower: 'pages', upper: 'rating', because }],
    ['WROTE', { rule: 'unique', properties: ['to', 'role', 'from.name'], because }],
    ['WROTE', { rule: 'atMost', property: 'share', max: 1, sum: { per: 'to', where: { role: ['WRITER'] } }, because }],
  ])('is valid: of %s, %j', (owner, rule) => {
    const definition = withRule(owner, rule);
    expect(problemsOf(definition)).toEqual([]);
    expect(describeGraph(resolveGraph(definition))).toContain(because);
  });

  it.each<[string, RuleDefinition, string]>([
    ['Book', { rule: 'never', when: { colour: 'RED' }, because }, 'there is no property "colour"'],
    ['Book', { rule: 'never', when: { 'from.name': present }, because }, 'there is no property "from.name"'],
    ['Book', { rule: 'never', when: {}, because }, 'expected at least one criterion'],
    ['Book', { rule: 'never', when: { format: 'SCROLL' }, because }, '"format" cannot have the value "SCROLL"'],
    ['Book', { rule: 'never', when: { format: 'toString' }, because }, '"format" cannot have the value "toString"'],
    ['Book', { rule: 'never', when: { rating: '5' }, because }, '"rating" cannot have the value "5"'],
    ['Book', { rule: 'never', when: { illustrated: 1 }, because }, '"illustrated" cannot have the value 1'],
    ['Book', { rule: 'never', when: { tags: 'a' }, because }, '"tags" cannot have the value "a"'],
    ['Book', { rule: 'never', when: { pages: absent }, because }, '"pages" is required, so it is never absent'],
    ['Book', { rule: 'never', when: { rating: absent }, because: 'so' }, 'expected a sentence, found "so"'],
    ['Book', { rule: 'ordered', lower: 'name', upper: 'rating', because }, 'expected a number, found "name"'],
    ['Book', { rule: 'ordered', lower: 'rating', upper: 'rating', because }, 'the rule compares "rating" with itself'],
    ['Book', { rule: 'unique', properties: [], because }, 'expected at least one property'],
    ['Book', { rule: 'unique', properties: ['tags'], because }, 'expected a property with one value, found "tags"'],
    [
      'HOLDS',
      { rule: 'unique', properties: ['to.rating'], because },
      'expected a property with one value, found "to.rating"',
    ],
    ['HOLDS', { rule: 'atMost', property: 'wear', max: 1, because }, 'expected a number, found "wear"'],
    ['HOLDS', { rule: 'atMost', property: 'fine', max: Number.NaN, because }, 'expected a finite number, found NaN'],
    [
      'HOLDS',
      { rule: 'atMost', property: 'fine', in: { unit: 'currency', quantity: 'mass' }, max: 1, because },
      'expected an enum of units that measure the quantity mass, found "currency"',
    ],
    [
      'HOLDS',
      { rule: 'atMost', property: 'fine', max: 1, sum: { per: 'branch' }, because },
      'expected a property with one value, found "branch"',
    ],
    [
      'HOLDS',
      { rule: 'atMost', property: 'fine', max: 1, sum: { per: 'to', where: { wear: ['OLD'] } }, because },
      '"wear" cannot have the value "OLD"',
    ],
    ['SPEAKS_OF', { rule: 'never', when: { from: present }, because }, 'the importer fills the relation in'],
  ])('is refused: of %s, %j', (owner, rule, problem) => {
    expect(problemsOf(withRule(owner, rule)).join('\n')).toContain(problem);
  });
});

describe('a value', () => {
  it.each<[Property, string | null]>([
    [{ type: 'float', above: 0, max: 1, description: '' }, null],
    [{ type: 'float', above: 0, min: 0, description: '' }, 'found both min and above'],
    [{ type: 'int', min: 2, max: 1, description: '' }, 'no number is at least 2 and at most 1'],
    [{ type: 'float', above: 1, max: 1, description: '' }, 'no number is above 1 and at most 1'],
    [{ type: 'float', min: Number.NEGATIVE_INFINITY, description: '' }, 'min: expected a finite number'],
    [{ type: 'string', maxLength: 5, format: 'url', description: '' }, null],
    [{ type: 'string', maxLength: 0, description: '' }, 'maxLength: expected a whole number above 0'],
    [{ type: 'string', pattern: { matches: /^a$/, expected: 'an a', example: 'a' }, description: '' }, null],
    [
      { type: 'string', pattern: { matches: /^a$/, expected: 'an a', example: 'b' }, description: '' },
      'the example "b" does not match it',
    ],
    [
      { type: 'string', pattern: { matches: /a/, expected: 'an a', example: 'a' }, description: '' },
      'expected a pattern for the whole string',
    ],
    [
      { type: 'string', pattern: { matches: /^a$/g, expected: 'an a', example: 'a' }, description: '' },
      'the flags g, m and y',
    ],
    [
      { type: 'string', format: 'url', pattern: { matches: /^a$/, expected: 'an a', example: 'a' }, description: '' },
      'the format url already fixes the spelling',
    ],
    [unit({ mass: { G: 1000, KG: 1 } }), null],
    [unit(undefined), null],
    [unit({ mass: { G: 1, POUND: 2 } }), 'Unit has no value "POUND"'],
    [unit({ mass: { G: 1, KG: 0 } }), 'KG: expected a number above 0'],
    [unit({ mass: { G: 1, KG: 1 } }), 'expected exactly one base unit'],
    [unit({ mass: {} }), 'expected exactly one base unit'],
  ])('is valid or refused: %j, %s', (property, problem) => {
    const problems = problemsOf(withProperty(property));
    if (problem === null) expect(problems).toEqual([]);
    else expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});

it.each([
  ['WROTE', { reflexive: true }, 'its ends are of different kinds'],
  ['SUBGENRE_OF', { reflexive: true }, 'it cannot be both reflexive and acyclic'],
])('refuses an edge to itself where none can be: %s', (name, change, problem) => {
  expect(problemsOf(withRelation(name, change))).toEqual([expect.stringContaining(problem)]);
});
