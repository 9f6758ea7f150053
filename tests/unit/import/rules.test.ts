import { describe, expect, it } from 'vitest';
import { printProblem } from '../../../src/import/seed-error.ts';
import type { GraphDefinition } from '../../../src/model/define.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { absent, present, type RuleDefinition } from '../../../src/model/rule.ts';
import { libraryGraph } from '../../support/library/model.ts';
import { refusalOf, withSeed } from './support.ts';

const ok = 'remarks: [remark:troy]';
const because = 'The librarian says so.';

/** The library with the rules of one kind or relation. */
const withRules = (owner: string, ...rules: RuleDefinition[]): GraphDefinition => ({
  ...libraryGraph,
  kinds: libraryGraph.kinds.map((kind) => (kind.name === owner ? { ...kind, rules } : kind)),
  relations: libraryGraph.relations.map((relation) => (relation.name === owner ? { ...relation, rules } : relation)),
});

/** The library with units of length on the distance between branches, which its own graph has not. */
const inUnits = (rule: RuleDefinition): GraphDefinition => {
  const unit = {
    name: 'Length',
    description: 'A unit.',
    values: { KM: 'Kilometre.', M: 'Metre.', HOUR: 'Hour.' },
    quantities: { length: { KM: 1, M: 1000 } },
  };
  const withUnit = withRules('NEAR', rule);
  return {
    ...withUnit,
    relations: withUnit.relations.map((relation) =>
      relation.name === 'NEAR'
        ? { ...relation, properties: { ...relation.properties, unit: { type: 'enum', enum: unit, description: '' } } }
        : relation,
    ),
  };
};

/** The problems that these records bring to the library, beside those that its own seed has with the rules. */
async function problemsOf(definition: GraphDefinition, yaml: string): Promise<string[]> {
  const graph = resolveGraph(definition);
  const [before, after] = await Promise.all(
    ['', yaml].map((content) =>
      withSeed({ 'more.yaml': content }, 'library', async (folder) =>
        ((await refusalOf(graph, folder))?.problems ?? []).map(printProblem),
      ),
    ),
  );
  return (after ?? []).filter((problem) => !before?.includes(problem));
}

const book = (fields: string) => `Book:\n  - { id: book:new, name: New, pages: 1, format: AUDIO, ${fields} }`;
const near = (to: string, fields: string) => `  - { from: library-branch:ruin, to: library-branch:${to}, ${fields} }\n`;
const atMost = { rule: 'atMost', property: 'distance', max: 10, because } as const;
const units = { unit: 'unit', quantity: 'length' };

const contradiction = withRules('Book', {
  rule: 'never',
  when: { format: 'AUDIO', illustrated: true },
  because,
});
const dependence = withRules('Book', { rule: 'never', when: { subtitle: present, language: absent }, because });
const fromEnds = withRules('NEAR', { rule: 'never', when: { 'from.open': false, 'to.open': true }, because });
const lists = withRules('Book', { rule: 'never', when: { tags: absent, formats: present }, because });
const ordered = withRules('Book', { rule: 'ordered', lower: 'weight', upper: 'rating', because });
const orEqual = withRules('Book', { rule: 'ordered', lower: 'weight', upper: 'rating', orEqual: true, because });
const unique = withRules('Author', { rule: 'unique', properties: ['motto'], because });
const uniquePair = withRules('Author', { rule: 'unique', properties: ['motto', 'born'], because });
const sum = withRules('WROTE', { rule: 'atMost', property: 'share', max: 1, sum: { per: 'to' }, because });
const sumWhere = withRules('WROTE', {
  rule: 'atMost',
  property: 'share',
  max: 1,
  sum: { per: 'to', where: { role: ['TRANSLATOR', 'EDITOR'], 'from.living': [true] } },
  because,
});

const author = (name: string, fields: string) => `  - { id: author:${name}, name: N, ${fields} }\n`;
const wrote = (from: string, share: string, role = 'EDITOR') =>
  `  - { from: author:${from}, to: book:red, role: ${role}, share: ${share}, ${ok} }\n`;

describe('a rule', () => {
  it.each<[string, GraphDefinition, string]>([
    ['no contradiction', contradiction, book('illustrated: false')],
    ['neither of two that need each other', dependence, book('illustrated: true')],
    ['both of two', dependence, book('subtitle: A, language: GREEK')],
    ['a value that was refused already', withRules('Book'), book('tags: []')],
    ['empty lists', lists, book('tags: [], formats: []')],
    [
      'ends that do not meet the criteria',
      fromEnds,
      'NEAR:\n  - { from: library-branch:central, to: library-branch:ruin, distance: 1 }',
    ],
    ['numbers in order', ordered, book('weight: 1, rating: 2')],
    ['one of two numbers', ordered, book('weight: 9')],
    ['equal numbers that may be equal', orEqual, book('weight: 2, rating: 2')],
    ['several without the value', unique, `Author:\n${author('x', 'born: 1')}${author('y', 'born: 1')}`],
    [
      'a pair of which one differs',
      uniquePair,
      `Author:\n${author('x', 'motto: M, born: 1')}${author('y', 'motto: M, born: 2')}`,
    ],
    ['an amount at the bound', inUnits({ ...atMost, in: units }), `NEAR:\n${near('hill', 'distance: 10000, unit: M')}`],
    [
      'an amount in a unit of something else',
      inUnits({ ...atMost, in: units }),
      `NEAR:\n${near('hill', 'distance: 11, unit: HOUR')}`,
    ],
    ['an amount without a unit', inUnits({ ...atMost, in: units }), `NEAR:\n${near('hill', 'distance: 11')}`],
    [
      'a sum at the bound, without the noise of fractions',
      withRules('NEAR', { ...atMost, max: 0.3, sum: { per: 'from', where: { 'from.id': ['library-branch:ruin'] } } }),
      `NEAR:\n${near('hill', 'distance: 0.1')}${near('harbour', 'distance: 0.2')}`,
    ],
    ['a sum of others', sumWhere, `WROTE:\n${wrote('zoe', '1')}${wrote('homer', '1')}`],
  ])('accepts %s', async (_what, definition, yaml) => {
    expect(await problemsOf(definition, yaml)).toEqual([]);
  });

  it.each<[string, GraphDefinition, string, ...string[]]>([
    [
      'a contradiction',
      contradiction,
      book('illustrated: true'),
      '2: Book: found format AUDIO with illustrated true. The librarian says so. Correct one of them.',
    ],
    [
      'a value without another',
      dependence,
      book('subtitle: A'),
      '2: Book: found subtitle A with no language. The librarian says so. Correct one of them.',
    ],
    [
      'ends that contradict each other',
      fromEnds,
      `NEAR:\n${near('harbour', 'distance: 1')}`,
      '2: NEAR: found from.open false with to.open true. The librarian says so. Correct one of them.',
    ],
    [
      'numbers that are equal, on the line of the upper',
      ordered,
      'Book:\n  - id: book:new\n    name: New\n    pages: 1\n    format: AUDIO\n    weight: 2\n    rating: 2',
      '7: Book: weight is 2, rating is 2. Expected weight below rating. The librarian says so.',
    ],
    [
      'numbers in the wrong order',
      orEqual,
      book('weight: 3, rating: 2'),
      '2: Book: weight is 3, rating is 2. Expected weight at most rating. The librarian says so.',
    ],
    [
      'a value that is taken, with the place',
      unique,
      `Author:\n${author('x', 'motto: M')}${author('y', 'motto: M')}`,
      '3: Author: motto M is already taken at more.yaml:2. The librarian says so. Correct one, or merge the two.',
    ],
    [
      'values that look equal',
      unique,
      `Author:\n${author('x', 'motto: "\\u00e9"')}${author('y', 'motto: "e\\u0301"')}`,
      '3: Author: motto é is already taken at more.yaml:2. The librarian says so. Correct one, or merge the two.',
    ],
    [
      'a pair that is taken',
      uniquePair,
      `Author:\n${author('x', 'motto: M')}${author('y', 'motto: M')}`,
      '3: Author: motto M and no born is already taken at more.yaml:2. The librarian says so. ' +
        'Correct one, or merge the two.',
    ],
    [
      'an amount without a unit that is too large',
      withRules('NEAR', atMost),
      `NEAR:\n${near('hill', 'distance: 10.5')}`,
      '2: NEAR: distance is 10.5. Expected 10 at most. The librarian says so. Correct the amount.',
    ],
    [
      'an amount that is too large in its unit',
      inUnits({ ...atMost, in: units }),
      `NEAR:\n${near('hill', 'distance: 10001, unit: M')}${near('harbour', 'distance: 11, unit: KM')}`,
      '2: NEAR: distance is 10001 M, which is 10.001 KM. Expected 10 KM at most. The librarian says so. ' +
        'Correct the amount or its unit.',
      '3: NEAR: distance is 11 KM. Expected 10 KM at most. The librarian says so. Correct the amount or its unit.',
    ],
    [
      'a sum over several units, at the largest amount',
      inUnits({ ...atMost, in: units, sum: { per: 'from' } }),
      `NEAR:\n${near('hill', 'distance: 1500, unit: M')}${near('harbour', 'distance: 9, unit: KM')}`,
      '3: NEAR: distance of 2 with from library-branch:ruin add up to 10.5 KM; the largest is 9 KM. ' +
        'Expected 10 KM at most. The librarian says so. Correct the amount or its unit.',
    ],
    [
      'a sum with what the seed holds already',
      sum,
      `WROTE:\n${wrote('zoe', '0.01')}`,
      'relations.yaml:26: WROTE: share of 3 with to book:red add up to 1.01; the largest is 0.66. ' +
        'Expected 1 at most. The librarian says so. Correct the amount.',
    ],
    [
      'a sum of those that meet the conditions',
      sumWhere,
      `WROTE:\n${wrote('zoe', '0.5')}${wrote('strasse-a', '0.6', 'TRANSLATOR')}${wrote('isil', '1', 'WRITER')}`,
      '3: WROTE: share of 2 with to book:red add up to 1.1; the largest is 0.6. Expected 1 at most. ' +
        'The librarian says so. Correct the amount.',
    ],
  ])('refuses %s', async (_what, definition, yaml, ...problems) => {
    expect(await problemsOf(definition, yaml)).toEqual(
      problems.map((problem) => (/^\d/.test(problem) ? `more.yaml:${problem}` : problem)),
    );
  });

  it('ignores a value that was refused', async () => {
    const problems = await problemsOf(dependence, book('subtitle: A, language: german'));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('Book.language: expected one of');
  });
});
