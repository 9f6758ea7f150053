/** Holds the workflows to the rules that GitHub itself does not check before they run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { projectFolder } from '../../src/settings/read.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

type Permissions = Readonly<Record<string, string>>;

interface Job {
  /** Another workflow of this project, which then has the steps. */
  readonly uses?: string;
  readonly permissions?: Permissions;
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Permissions;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const github = join(projectFolder, '.github');

/** The rights to write that a job may have. Each has its reason in the workflow. */
const writers: Readonly<Record<string, readonly string[]>> = { 'release.yml image': ['packages', 'id-token'] };

/** Reads a file of YAML, and fails for warnings too, such as a key that is there twice. */
function readYaml(...path: readonly string[]): unknown {
  const document = parseDocument(readFileSync(join(github, ...path), 'utf8'), { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings].map(({ message }) => message)).toEqual([]);
  return document.toJS();
}

const files = readdirSync(join(github, 'workflows'));

describe.each(files)('the workflow %s', (file) => {
  const workflow = readYaml('workflows', file) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  test('may only read, except for jobs that give a reason', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const [name, { permissions = {} }] of jobs) {
      const written = Object.keys(permissions).filter((right) => permissions[right] !== 'read');
      expect([name, written]).toEqual([name, writers[`${file} ${name}`] ?? []]);
    }
  });

  test('names each action with a version, never with a branch', () => {
    const actions = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    const called = jobs.flatMap(([, { uses }]) => (uses === undefined ? [] : [uses]));
    for (const path of called) expect(files.map((name) => `./.github/workflows/${name}`)).toContain(path);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((uses) => !/^[\w-]+\/[\w./-]+@(v\d+(\.\d+)*|[0-9a-f]{40})$/.test(uses))).toEqual([]);
  });

  test('ends each job some time, and one run at a time for each branch', () => {
    const own = jobs.filter(([, { uses }]) => uses === undefined);
    expect(own.filter(([, job]) => !(Number(job['timeout-minutes']) <= 60)).map(([name]) => name)).toEqual([]);
    expect(workflow.concurrency).toBeDefined();
  });

  test('never runs with secrets on the code of a stranger, and puts no expression into a script', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    // An expression in a script becomes part of the script: a branch could be named to run commands.
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

test('the release signs the digest that it pushed, with its bill of materials', () => {
  const { on, jobs } = readYaml('workflows', 'release.yml') as Workflow;
  expect(on).toEqual({ push: { tags: ['v*.*.*'] } });
  expect(jobs.image).toMatchObject({ needs: 'tests' });
  const scripts = (jobs.image?.steps ?? []).map(({ run = '' }) => run).join('\n');
  expect(scripts).toContain('cosign sign --yes "$image@$DIGEST"');
  expect(scripts).toMatch(/cosign attest .*--predicate sbom\.cdx\.json "\$image@\$DIGEST"/);
  expect(scripts).toContain('npm run --silent sbom > sbom.cdx.json');
});

test('the release emulates each platform of its image that the runner does not have', () => {
  const { jobs } = readYaml('workflows', 'release.yml') as Workflow;
  const { steps = [], 'runs-on': runner } = jobs.image ?? {};
  expect(runner).toBe('ubuntu-latest');
  const find = (action: string) => steps.findIndex(({ uses }) => uses?.startsWith(`docker/${action}@`));
  const platformsOf = (step: number) => String(steps[step]?.with?.platforms ?? '').split(',');
  const others = platformsOf(find('build-push-action')).filter((platform) => platform !== 'linux/amd64');
  expect(others.length).toBeGreaterThan(0);
  expect(platformsOf(find('setup-qemu-action'))).toEqual(others);
  // The builder asks for the emulators when it starts.
  expect(find('setup-qemu-action')).toBeLessThan(find('setup-buildx-action'));
});

test('updates are proposed for packages and actions', () => {
  const { version, updates } = readYaml('dependabot.yml') as {
    readonly version: number;
    readonly updates: readonly { readonly 'package-ecosystem': string; readonly schedule: unknown }[];
  };
  expect(version).toBe(2);
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  for (const { schedule } of updates) expect(schedule).toEqual({ interval: 'weekly' });
});
