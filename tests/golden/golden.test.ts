/**
 * A query, its plan and its answer, side by side in `cases/`, on the library. A new case writes its files when it is
 * first run; a changed one fails until `npx vitest run tests/golden -u` accepts it. In CI nothing is ever written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { Engine } from '../../src/api/operation.ts';
import { readSettings } from '../../src/config.ts';
import { printPlan } from '../../src/plan/print.ts';
import { openMemoryStore } from '../../src/store/memory.ts';
import { loadLibrary } from '../support/library/index.ts';

const folder = join(import.meta.dirname, 'cases');
const cases = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

/** Variables stand in the first line of a case: `# {"name": "a"}`. */
function readCase(file: string) {
  const text = readFileSync(join(folder, file), 'utf8');
  const variables = /^# (\{.*\})$/m.exec(text)?.[1];
  const variableValues: Record<string, unknown> = variables ? JSON.parse(variables) : {};
  return { document: parse(text), variableValues };
}

describe('golden cases', () => {
  let engine: Engine;
  beforeAll(async () => {
    const { graph, data } = await loadLibrary();
    const limits = readSettings([], {});
    engine = new Engine(graph, openMemoryStore(graph, data, limits), limits);
  });

  it('are there', () => expect(cases.length).toBeGreaterThanOrEqual(12));

  it.each(cases)('%s has its plan and its answer', async (file) => {
    const request = readCase(file);
    expect(validate(engine.schema, request.document)).toEqual([]);
    const { result, prepared } = await engine.run(request);
    await expect(prepared ? printPlan(prepared.plan) : 'refused').toMatchFileSnapshot(
      join(folder, file.replace('.graphql', '.plan')),
    );
    await expect(`${JSON.stringify(result, null, 1)}\n`).toMatchFileSnapshot(
      join(folder, file.replace('.graphql', '.answer.json')),
    );
  });
});
