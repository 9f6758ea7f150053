/** The files that are printed from declarations. `print` writes them and `print --check` finds the stale ones. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { printSchema } from 'graphql';
import { nutritionGraph } from '../schema/model/index.ts';
import { nutritionResearch } from '../schema/research/index.ts';
import { buildSchema } from './api/schema.ts';
import { projectFolder } from './config.ts';
import { printConstraints } from './cypher/constraints.ts';
import { errorCodes } from './errors.ts';
import { markdownTable } from './markdown.ts';
import { describeGraph } from './model/describe.ts';
import { resolveGraph } from './model/graph.ts';
import { defaultOf, expectedOf } from './settings/setting.ts';
import { flagOf, settingGroups, variableOf } from './settings.ts';

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
working directory; the defaults lie in the project. Whatever exceeds a \`max\` is refused with \`LIMIT_EXCEEDED\`, the
limit and what was sent.

${sections.join('\n')}`;
}

function renderErrors(): string {
  const rows = Object.entries(errorCodes).map(([code, meaning]) => [`\`${code}\``, meaning]);
  return `# Error codes

${printed}

Every error has one of these in \`extensions.code\`.

${markdownTable(['Code', 'Meaning'], rows)}`;
}
