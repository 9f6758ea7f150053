/** Checks that every path in a page, and in the text of the code, leads to a file or folder. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { proseFiles } from './prose.ts';

const read = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');
const exists = (path: string): boolean => existsSync(join(projectFolder, path));

/** Pages that say how things are now. The change log names files that are gone. */
const pages = [...proseFiles(), 'docs/style.md'].filter(
  (file) => file.endsWith('.md') && !/^(CHANGELOG\.md|tests\/golden\/)/.test(file),
);

const extension = /\w\.(ts|mjs|md|json|yaml|graphql|cypher)$/;
/** Folders that a page may leave out of a path. */
const bases = ['', 'src', 'src/server', 'tests'];
const isPlaceholder = (path: string): boolean => /NAME|FILE|FOLDER/.test(path);

/** Returns the folder of a file whose name the reader chooses: `schema/model` of `schema/model/<kind>.ts`. */
const folderOf = (path: string): string => path.replace(/\/[^/]*<.*/, '');

/** Folders that the service writes: a fresh checkout lacks them. */
const written = /^\.nutrigraph\//;

/** Returns whether a page means a path: it ends like a file, or begins with a folder of the project. */
const isPath = (text: string): boolean =>
  /^\.?[\w-]+(\.[\w-]+)*(\/[\w.-]+)*\/?$/.test(text) &&
  !isPlaceholder(text) &&
  !written.test(text) &&
  (extension.test(text) || (text.includes('/') && exists(text.slice(0, text.indexOf('/')))));

/** Returns the paths of a page that lead nowhere. */
function brokenPaths(page: string): readonly string[] {
  const text = read(page);
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, path = '']) => folderOf(path)).filter(isPath);
  const inCommands = [...text.matchAll(/(?<=\s)(?:src|tests|schema|docs|bench)\/[\w./-]+\w/g)].map(([path]) => path);
  const linked = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
  const isThere = (path: string) => [...bases, dirname(page)].some((base) => exists(join(base, path)));
  return [
    ...[...quoted, ...inCommands].filter((path) => !isPlaceholder(path) && !isThere(path)),
    ...linked.filter((path) => !exists(join(dirname(page), path))),
  ];
}

describe('paths', () => {
  it.each(pages)('in %s lead to files and folders', (page) => {
    expect([...new Set(brokenPaths(page))]).toEqual([]);
  });

  it('in comments and messages of the code lead to files', () => {
    const sources = proseFiles().filter((file) => file.endsWith('.ts'));
    const broken = sources.flatMap((file) => {
      const text = read(file);
      const whole = [...text.matchAll(/(?<![\w./])(?:src|tests|schema|docs|bench|seed|lint)\/[\w./-]+/g)];
      const quoted = [...text.matchAll(/(?<=`)[a-z][\w-]*(?:\/[\w-]+)*\.(?:ts|md)(?=`)/g)];
      const isThere = (path: string) =>
        [...bases, dirname(file), dirname(dirname(file))].some((base) => exists(join(base, path)));
      return [...whole, ...quoted]
        .map(([path]) => path)
        .filter((path) => extension.test(path) && !isThere(path))
        .map((path) => `${file}: ${path}`);
    });
    expect(sources.length).toBeGreaterThan(500);
    expect(broken).toEqual([]);
  });
});

it('the pages name methods and functions that their files have', () => {
  const named = [...read('docs/architecture.md').matchAll(/`([\w.]+)`(?: in)? \(?`([\w/-]+\.ts)`\)?/g)];
  const missing = named.filter(([, name = '', path = '']) => {
    const file = [...bases, 'docs'].map((base) => join(base, path)).find(exists);
    const source = file ? read(file) : '';
    return !name.split('.').every((part) => new RegExp(`\\b${part}\\b`).test(source));
  });
  expect(named.length).toBeGreaterThan(8);
  expect(missing.map(([text]) => text)).toEqual([]);
});
