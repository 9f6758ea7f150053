import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { ask } from '../support/nutrition/nutrition.ts';

const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8');
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map((match) => match[1] ?? '');

describe('the README', () => {
  const text = read('README.md');

  it('shows a query with the answer that the graph gives', async () => {
    const [query = ''] = blocks(text, 'graphql');
    const [answer = ''] = blocks(text, 'json');
    expect({ data: await ask(query) }).toEqual(JSON.parse(answer));
  });

  it('has the figures of the seed', async () => {
    const { nutrients, claims, sources } = await ask(`{
      nutrients(first: 0, where: { deficiencyDescribed: { eq: true } }) { totalCount }
      claims(first: 0) { totalCount }
      sources(first: 0, where: { claims: { some: {} } }) { totalCount } }`);
    const claimed = Math.round(claims.totalCount / 100) * 100;
    expect(nutrients.totalCount).toBe(30);
    expect(text).toMatch(/deficiencies of\s+thirty nutrients/);
    expect(text).toContain(
      `${claimed.toLocaleString('en')} claims of some ${Math.round(sources.totalCount / 10) * 10} sources`,
    );
  });

  it('names the two commands', () => {
    expect(blocks(text, 'sh').map((block) => block.trim())).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(8);
    for (const link of links)
      expect(() => read(join(link, link.includes('.') ? '' : 'x').replace(/\/x$/, ''))).not.toThrow(/ENOENT/);
  });
});

describe.each(['docs/querying.md', 'docs/research.md'])('%s', (guide) => {
  it.each(blocks(read(guide), 'graphql'))('shows a query that answers: %s', async (query) => {
    const data = await ask(query);
    for (const root of Object.values(data)) expect(root).not.toBeNull();
    expect(JSON.stringify(data)).toContain('"name"');
  });
});
