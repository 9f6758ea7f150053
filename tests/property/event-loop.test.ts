/** No request that the limits admit keeps the event loop from the others for long. */
import { validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { parseWithin } from '../../src/server/graphql/limits.ts';
import { readSettings } from '../../src/settings/read.ts';
import { type DearRequest, dearRequests, type Ids, refusedRequests } from '../support/engine/dear-requests.ts';
import { calibrate, longestStretch } from '../support/engine/event-loop.ts';
import { loadNutrition, openNutrition } from '../support/nutrition/nutrition.ts';

const settings = readSettings([], {});

/** How much longer than the work that calibrates a stretch may be: some 150 ms on a calm machine. */
const most = 50;

/** Of several runs the best counts: the first compiles, and any may be disturbed. */
const runs = 4;

const engine: Engine = await openNutrition();
const fields = Object.values(engine.schema.getQueryType()?.getFields() ?? {});

let ids: Ids = new Map();
let unit = 0;
beforeAll(async () => {
  const { data } = await loadNutrition();
  const kinds = [...new Set(data.nodes.map(({ kind }) => kind))];
  ids = new Map(kinds.map((kind) => [kind, data.nodes.filter((node) => node.kind === kind).map(({ id }) => id)]));
  unit = calibrate();
});

async function ask({ query, variables: variableValues = {} }: DearRequest): Promise<readonly unknown[]> {
  const document = parseWithin(settings, query);
  const faults = validate(engine.schema, document);
  if (faults.length > 0) return faults;
  const { result } = await engine.run({ document, variableValues });
  return result.errors ?? [];
}

async function stretchOf(field: string, request: DearRequest): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && best > most * unit; run++) {
    best = Math.min(best, await longestStretch(() => ask(request)));
  }
  if (process.env.SHOW_STRETCHES) console.log(`${best.toFixed(0).padStart(5)} ms  ${field}: ${request.name}`);
  return best;
}

it.each(refusedRequests)('refuses $name within such a stretch', async ({ limit, ...request }) => {
  expect(await ask(request)).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit } }]);
  expect(await stretchOf('refused', request)).toBeLessThan(most * unit);
});

describe.each(fields)('$name', (field) => {
  it('answers the dearest requests that the limits admit, and lets others in between', async () => {
    const requests = dearRequests(field, ids);
    expect(requests.length, `Add requests of ${field.name} to tests/support/engine/dear-requests.ts`).toBeGreaterThan(
      0,
    );
    for (const request of requests) {
      expect([request.name, await ask(request)]).toEqual([request.name, []]);
      expect(await stretchOf(field.name, request), `${field.name}: ${request.name}`).toBeLessThan(most * unit);
    }
  }, 120_000);
});
