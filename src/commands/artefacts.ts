/** The files that are printed from declarations. `print` writes them and `print --check` finds the stale ones. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { printSchema } from 'graphql';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { buildSchema } from '../api/schema.ts';
import { errorCodes } from '../base/errors.ts';
import { markdownTable } from '../base/markdown.ts';
import { printConstraints } from '../cypher/constraints.ts';
import { describeGraph } from '../model/describe.ts';
import { resolveGraph } from '../model/resolve.ts';
import { flagOf, settingGroups, variableOf } from '../settings/index.ts';
import { projectFolder } from '../settings/read.ts';
import { defaultOf, expectedOf } from '../settings/setting.ts';

export interface Artefact {
  /** From the project's folder. */
  readonly path: string;
  render(): string;
}

const graph = resolveGraph(nutritionGraph);

export const artefacts: readonly Artefact[] = [
  { path: 'schema/schema.graphql', render: () => `${printSchema(buildSchema(graph, nutritionResearch))}\n` },
  { path: 'schema/constraints.cypher', render: () => printConstraints(graph) },
  { path: 'docs/kinds.md', render: () => describeGraph(graph) },
  { path: 'docs/settings.md', render: renderSettings },
  { path: 'docs/errors.md', render: renderErrors },
];

/** Artefacts whose file is missing or not what would be printed now. */
export async function staleArtefacts(): Promise<readonly Artefact[]> {
  const fresh = await Promise.all(
    artefacts.map(async (artefact) => {
      const written = await readFile(join(projectFolder, artefact.path), 'utf8').catch(() => undefined);
      return written === artefact.render();
    }),
  );
  return artefacts.filter((_, index) => !fresh[index]);
}

/** Prints an artefact to its file. */
export async function writeArtefact({ path, render }: Artefact): Promise<void> {
  const file = join(projectFolder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, render());
}

const printed = '<!-- Printed by `npm run print`: do not edit. -->';

function renderSettings(): string {
  const header = ['Flag', 'Environment', 'Default', 'Expected', 'What it does'];
  const sections = Object.entries(settingGroups).map(([title, group]) => {
    const rows = Object.entries(group).map(([name, setting]) => {
      const names = [`\`--${flagOf(name)}\``, `\`${variableOf(name)}\``];
      return [...names, `\`${defaultOf(setting)}\``, expectedOf(setting), setting.description];
    });
    return `## ${title}\n\n${markdownTable(header, rows)}`;
  });
  return `# Settings

${printed}

A flag wins over the environment, and the environment over the default. A flag or a \`NUTRIGRAPH_\` variable that is not
in the tables, or has a value it cannot take, stops the service before it starts. Relative folders are taken from the
working directory; the defaults lie in the project. An operation that exceeds a \`max\` is refused with
\`LIMIT_EXCEEDED\`; the error names the limit and the size of the operation.

${sections.join('\n')}`;
}

const errorScope = `## What an error costs

An error without a \`path\` refuses the operation: there is no \`data\`. The document does not fit the schema, a variable
does not fit its type, the operation is too large, or the arguments of a list are wrong: its filter, its page, its cursor.

An error with a \`path\` costs the field or the list item at that path. It is null, the other root fields are answered,
and the HTTP status is 200. That holds for wrong ids, and for the errors of a research field about its own arguments.

## Wrong ids

One rule holds for every argument of a field that takes ids:

- An id that is malformed, or of a kind that the argument does not take, is a \`BAD_ID\` error.
- An id of no entity is null without an error where the field looks the entity up: \`node\`, \`nodes\`, \`nutrient(id:)\` and
  the like, and for every \`of\` of a lookup such as \`amount(of:)\`. That there is none is the answer.
- An id of no entity is a \`BAD_ID\` error where the field asks something about the entity: a list such as
  \`claims(of:)\`, and every research field.

The error stands at the path of the field; in \`nodes(ids:)\` it stands at the path of the item. Its message quotes
the ids, \`extensions.ids\` lists them, always as a list, and \`extensions.argument\` names the argument.

An id in a \`where\` is a value like any other: one of no entity matches nothing. The \`of\` of a lookup in a \`where\` or
an \`orderBy\` is checked: one that is malformed or of another kind refuses the operation.
`;

function renderErrors(): string {
  const rows = Object.entries(errorCodes).map(([code, meaning]) => [`\`${code}\``, meaning]);
  return `# Error codes

${printed}

Every error has one of these in \`extensions.code\`.

${markdownTable(['Code', 'Meaning'], rows)}
${errorScope}`;
}
