/**
 * The files that are printed from declarations and from the seed. `print` writes them, and `print --check` finds the
 * stale ones.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { introspectionFromSchema, printSchema } from 'graphql';
import { nutritionCoverage } from '../../schema/coverage.ts';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { buildSchema } from '../api/schema.ts';
import { errorCodes } from '../base/errors.ts';
import { markdownTable } from '../base/markdown.ts';
import { describeCoverage } from '../coverage/page.ts';
import { printConstraints } from '../cypher/constraints.ts';
import { loadSeed } from '../import/load.ts';
import { describeGraph } from '../model/describe.ts';
import { resolveGraph } from '../model/resolve.ts';
import { flagOf, settingGroups, variableOf } from '../settings/index.ts';
import { projectFolder } from '../settings/read.ts';
import { defaultOf, expectedOf } from '../settings/setting.ts';

export interface Artefact {
  /** Path from the project's folder. */
  readonly path: string;
  render(): string | Promise<string>;
}

const graph = resolveGraph(nutritionGraph);

export const artefacts: readonly Artefact[] = [
  { path: 'schema/schema.graphql', render: () => `${printSchema(buildSchema(graph, nutritionResearch))}\n` },
  { path: 'schema/introspection.d.ts', render: renderIntrospection },
  { path: 'schema/constraints.cypher', render: () => printConstraints(graph) },
  { path: 'docs/kinds.md', render: () => describeGraph(graph) },
  { path: 'docs/coverage.md', render: renderCoverage },
  { path: 'docs/settings.md', render: renderSettings },
  { path: 'docs/errors.md', render: renderErrors },
  { path: 'schema/error-codes.ts', render: renderErrorTypes },
];

/** A file whose content differs from what it should be. */
interface StaleArtefact {
  readonly path: string;
  /** The content that it should have. */
  readonly content: string;
}

/**
 * Finds the artefacts whose file is missing or differs from the present declarations and seed.
 * @param paths limits the search to some files. Empty: all.
 */
export async function staleArtefacts(paths: readonly string[] = []): Promise<readonly StaleArtefact[]> {
  const chosen = artefacts.filter(({ path }) => paths.length === 0 || paths.includes(path));
  const found = await Promise.all(
    chosen.map(async ({ path, render }) => {
      const written = await readFile(join(projectFolder, path), 'utf8').catch(() => undefined);
      const content = await render();
      return written === content ? [] : [{ path, content }];
    }),
  );
  return found.flat();
}

/** Writes the content of an artefact to its file. */
export async function writeArtefact(path: string, content: string): Promise<void> {
  const file = join(projectFolder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** Prints how well the seed of the project is supported. It reads the seed each time, which takes some seconds. */
async function renderCoverage(): Promise<string> {
  return describeCoverage(await loadSeed(graph, join(projectFolder, 'seed')), nutritionCoverage);
}

/** Prints the schema as a type. The types of query results come from it (`schema/research/common/facts.ts`). */
async function renderIntrospection(): Promise<string> {
  // A development tool: the service itself starts without it.
  const { minifyIntrospection, outputIntrospectionFile } = await import('@gql.tada/internal');
  const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(graph, nutritionResearch)));
  const printed = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
  // The rest of what it prints sets up one schema for every importer of gql.tada; ours is given by name.
  return printed
    .slice(0, printed.indexOf('/** An IntrospectionQuery'))
    .concat(
      "export type introspection = { name: never; query: 'Query'; mutation: never; subscription: never; " +
        'types: introspection_types };\n',
    );
}

const printed = '<!-- Printed by `npm run print`: do not edit. -->';

function renderSettings(): string {
  const header = ['Flag', 'Environment', 'Default', 'Expected', 'Meaning'];
  const sections = Object.entries(settingGroups).map(([title, group]) => {
    const rows = Object.entries(group).map(([name, setting]) => {
      const names = [`\`--${flagOf(name)}\``, `\`${variableOf(name)}\``];
      return [...names, `\`${defaultOf(setting)}\``, expectedOf(setting), setting.description];
    });
    return `## ${title}\n\n${markdownTable(header, rows)}`;
  });
  return `# Settings

${printed}

A flag wins over the environment, and the environment over the default. The service does not start with a flag or a
\`NUTRIGRAPH_\` variable that is unknown or has an invalid value. Relative folders start at the working directory; the
defaults start at the project. The service refuses an operation that exceeds a \`max\` with \`LIMIT_EXCEEDED\`;
the error names the limit and the size of the operation.

${sections.join('\n')}`;
}

const errorScope = `## The scope of an error

An error without a \`path\` refuses the operation: there is no \`data\`. The document does not fit the schema,
a variable does not fit its type, the operation is too large, or the arguments of a list are wrong: its filter, its
page, its cursor.

An error with a \`path\` makes the field or list item at that path null. The service answers the other root fields, and
the HTTP status is 200. Such are the errors about wrong ids, and those of a research field about its own arguments.

## Wrong ids

The same rules hold for every argument that takes ids:

- A malformed id, or an id of a kind that the argument does not take, is a \`BAD_ID\` error.
- An id without an entity gives null and no error where the field only looks the entity up: \`node\`, \`nodes\`,
  \`nutrient(id:)\` and similar fields, and every \`of\` of a lookup such as \`amount(of:)\`. Null is the answer.
- An id without an entity is a \`BAD_ID\` error where the field asks about the entity: a list such as
  \`claims(of:)\`, and every research field.

The error has the path of the field; in \`nodes(ids:)\` it has the path of the item. Its message quotes the ids,
\`extensions.ids\` is the list of them, and \`extensions.argument\` names the argument.

An id in a \`where\` is a value like any other: an id without an entity matches nothing. The service checks the
\`of\` of a lookup in a \`where\` or an \`orderBy\`: an id that is malformed or has another kind refuses the
operation.
`;

/** Prints the types of errors for clients in TypeScript, which copy the file. */
function renderErrorTypes(): string {
  const codes = Object.entries(errorCodes).map(
    // Each sentence has a line, so that no line is too long.
    ([code, meaning]) => `  /**\n   * ${meaning.replaceAll(/(?<=[.;]) /g, '\n   * ')}\n   */\n  | '${code}'`,
  );
  return `/** The errors of the service. Printed by \`npm run print\`: do not edit, and copy the file into a client. */

/** The code of an error. A later version may add codes: give unknown ones a default. */
export type ErrorCode =
${codes.join('\n')};

/** An error in the answer to an operation. */
export interface ApiError {
  /** The problem, the expected value, and how to fix it. */
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  /** The place of the field or list item that is null; none if the whole operation was refused. */
  readonly path?: readonly (string | number)[];
  /** The code, and details such as the wrong \`ids\` or the \`limit\`. */
  readonly extensions: { readonly code: ErrorCode; readonly [detail: string]: unknown };
}
`;
}

function renderErrors(): string {
  const rows = Object.entries(errorCodes).map(([code, meaning]) => [`\`${code}\``, meaning]);
  return `# Error codes

${printed}

Every error has one of these in \`extensions.code\`.

${markdownTable(['Code', 'Meaning'], rows)}
${errorScope}`;
}
