/** Checks that no request within the limits blocks the event loop for long. */
import { validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { parseWithin } from '../../src/server/graphql/limits.ts';
import { readSettings } from '../../src/settings/read.ts';
import { calibrate, longestStretch } from '../support/engine/event-loop.ts';
import {
  type ExpensiveRequest,
  expensiveRequests,
  type Ids,
  refusedRequests,
} from '../support/engine/expensive-requests.ts';
import { loadNutrition, openNutrition } from '../support/nutrition/nutrition.ts';

const settings = readSettings([], {});

/** The longest stretch, as a multiple of the work that calibrates: some 150 ms on a calm machine. */
const most = 50;

/** The number of runs. The best one counts, because the first compiles and other processes may disturb any. */
const runs = 4;

const engine: Engine = await openNutrition();
const fields = Object.values(engine.schema.getQueryType()?.getFields() ?? {});

let ids: Ids = new Map();
let unit = 0;
beforeAll(async () => {
  const { data } = await loadNutrition();
  const kinds = [...new Set(data.nodes.map(({ kind }) => kind))];
  ids = new Map(kinds.map((kind) => [kind, data.nodes.filter((node) => node.kind === kind).map(({ id }) => id)]));
  const measured = data.nodes.filter(({ properties }) => properties.level === 'MEASURED').map(({ id }) => id);
  ids = new Map([...ids, ['MeasuredFood', measured]]);
  unit = calibrate();
});

async function ask({ query, variables: variableValues = {} }: ExpensiveRequest): Promise<readonly unknown[]> {
  const document = parseWithin(settings, query);
  const faults = validate(engine.schema, document);
  if (faults.length > 0) return faults;
  const { result } = await engine.run({ document, variableValues });
  return result.errors ?? [];
}

async function stretchOf(field: string, request: ExpensiveRequest): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && best > most * unit; run++) {
    best = Math.min(best, await longestStretch(() => ask(request)));
  }
  if (process.env.SHOW_STRETCHES) console.log(`${best.toFixed(0).padStart(5)} ms  ${field}: ${request.name}`);
  return best;
}

it.each(refusedRequests)('the service refuses $name without blocking the event loop', async ({ limit, ...request }) => {
  expect(await ask(request)).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit } }]);
  expect(await stretchOf('refused', request)).toBeLessThan(most * unit);
});

describe.each(fields)('the root field $name', (field) => {
  it('answers its most expensive requests within the limits without blocking the event loop', async () => {
    const requests = expensiveRequests(field, ids);
    expect(
      requests.length,
      `${field.name} needs requests in tests/support/engine/expensive-requests.ts`,
    ).toBeGreaterThan(0);
    for (const request of requests) {
      expect([request.name, await ask(request)]).toEqual([request.name, []]);
      expect(await stretchOf(field.name, request), `${field.name}: ${request.name}`).toBeLessThan(most * unit);
    }
  }, 120_000);
});
