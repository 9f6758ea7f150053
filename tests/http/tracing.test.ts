import { afterEach, expect, test } from 'vitest';
import { startTracing } from '../../src/server/observability/telemetry.ts';
import { type Collector, type ReceivedSpan, startCollector, valuesOf } from '../support/process/collector.ts';
import { killAll, type Run, startServiceProcess } from '../support/process/command.ts';
import { TestLog } from '../support/process/log.ts';

const collectors: Collector[] = [];
afterEach(async () => {
  killAll();
  await Promise.all(collectors.splice(0).map((collector) => collector.close()));
});

/** Starts the service in a process of its own, with variables that say where to send traces. */
async function serveTraced(variables: (collector: Collector) => Readonly<Record<string, string>>) {
  const collector = await startCollector();
  collectors.push(collector);
  const served = await startServiceProcess({ env: variables(collector) }, '--drain-ms', '0');
  const ask = (body: object, headers: Readonly<Record<string, string>> = {}) =>
    fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close', ...headers },
      body: JSON.stringify(body),
    }).then((response) => response.json());
  return { collector, served, ask, end: () => end(served) };
}

/** Ends the service, which then sends its remaining spans. Returns the lines of its log. */
async function end({ child, ended }: Run) {
  child.kill('SIGTERM');
  const { code, err } = await ended;
  expect(code).toBe(0);
  return err
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

const json = ({ url }: Collector) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
});

/** Returns the spans below a span, as an outline. */
function outline(spans: readonly ReceivedSpan[], parent: string | undefined): readonly unknown[] {
  return spans
    .filter(({ parentSpanId }) => parentSpanId === parent)
    .map(({ name, spanId }) => {
      const below = outline(spans, spanId);
      return below.length > 0 ? [name, ...below] : name;
    });
}

const careGuidance = {
  query:
    'query Care($nutrients: [ID!]!) { careGuidance(nutrients: $nutrients) { seekCare { guidance { name } } } ' +
    'nutrient(id: "nutrient:zinc") { name } }',
  variables: { nutrients: ['nutrient:vitamin-b12'] },
};

test("a trace continues from the client's own trace to the store", async () => {
  const { collector, ask, end } = await serveTraced((collector) => ({
    ...json(collector),
    OTEL_SERVICE_NAME: 'nutrition-at-home',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  }));
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  await ask(careGuidance, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
  const lines = await end();
  const spans = collector.spans();
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  const [request = [], ...others] = outline(spans, '00f067aa0ba902b7') as readonly (readonly unknown[])[];
  expect(others).toEqual([]);
  // One read for each query of the research, and one for the selected fields.
  const [facts] = ((request[1] ?? []) as readonly (readonly unknown[])[]).filter(([name]) => name === 'facts');
  expect(request).toEqual(['POST /graphql', ['operation', 'plan', facts, 'store', 'complete']]);
  expect(new Set(facts)).toEqual(new Set(['facts', 'store']));
  expect(collector.resource()).toMatchObject({
    'service.name': 'nutrition-at-home',
    'service.version': expect.stringMatching(/^\d+\.\d+\.\d+$/),
    'service.instance.id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    'deployment.environment.name': 'test',
  });
  const attributes = (name: string) => valuesOf(spans.find((span) => span.name === name)?.attributes ?? []);
  expect(attributes('POST /graphql')).toEqual({
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'url.path': '/graphql',
    'http.response.status_code': 200,
  });
  expect(attributes('operation')).toEqual({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Care',
    'operation.cost': expect.any(Number),
    'plan.cached': false,
  });
  expect(attributes('facts')).toEqual({ 'graphql.field.name': 'careGuidance' });
  // The log has the id of the trace.
  expect(lines.find(({ message }) => message === 'request')).toMatchObject({ traceId });
});

test('a trace contains no queries or variables, even in errors, and refusals are not failures', async () => {
  const { collector, ask, end } = await serveTraced(json);
  const queries = [
    '{ node(id: "hunter2") { id } }',
    '{ nutrient(id: "nutrient:hunter2") { name } }',
    '{ nutrients(after: "hunter2") { nodes { name } } }',
    '{ search(text: "hunter2") { totalCount } }',
    '{ hunter2 }',
  ];
  for (const query of queries) await ask({ query, variables: { hunter2: 'hunter2' } });
  await ask({ query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: ['hunter2'] } });
  await fetch(`${collector.url}/not-for-us`);
  await end();
  const sent = collector.deliveries.map(({ body }) => body).join('');
  expect(sent).toContain('BAD_ID');
  expect(sent).toContain('BAD_CURSOR');
  expect(sent).not.toContain('hunter2');
  const failed = collector.spans().filter(({ status }) => status.code === 2);
  expect(failed).toEqual([]);
});

test('the default protocol is the one of the specification', async () => {
  const { collector, ask, end } = await serveTraced(({ url }) => ({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/traces`,
  }));
  await ask({ query: '{ __typename }' });
  await end();
  expect(collector.deliveries).toMatchObject([{ path: '/traces', type: 'application/x-protobuf' }]);
});

test('traces can go to the console', async () => {
  const { served, ask, end } = await serveTraced(() => ({ OTEL_TRACES_EXPORTER: 'console' }));
  await ask({ query: 'query Short { __typename }' });
  await end();
  expect((await served.ended).out).toMatch(/name: 'operation'/);
});

const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' };

test.each<[string, Readonly<Record<string, string>>, string?]>([
  ['no variable asks for them', {}],
  ['the endpoint is empty', { OTEL_EXPORTER_OTLP_ENDPOINT: '' }],
  ['they are switched off', { ...endpoint, OTEL_SDK_DISABLED: 'TRUE' }],
  ['the exporter is none', { ...endpoint, OTEL_TRACES_EXPORTER: 'none' }],
  ['the protocol is unsupported', { ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, '"grpc"'],
  ['the exporter is unknown', { OTEL_TRACES_EXPORTER: 'zipkin' }, '"zipkin"'],
])('there are no traces if %s', async (_, env, warning) => {
  const { log, written } = new TestLog();
  expect(await startTracing(env, '0.0.0', log)).toBeNull();
  expect(written).toEqual(warning ? [expect.stringContaining(JSON.stringify(warning).slice(1, -1))] : []);
});

test('there are no traces if the sampler drops them', async () => {
  const { collector, ask, end } = await serveTraced((collector) => ({
    ...json(collector),
    OTEL_TRACES_SAMPLER: 'always_off',
  }));
  expect(await ask({ query: '{ __typename }' })).toEqual({ data: { __typename: 'Query' } });
  const lines = await end();
  expect(collector.deliveries).toEqual([]);
  expect(lines.find(({ message }) => message === 'request')).not.toHaveProperty('traceId');
});

test('an unreachable collector only adds errors to the log', async () => {
  const { collector, ask, end } = await serveTraced((collector) => ({
    ...json(collector),
    OTEL_BSP_SCHEDULE_DELAY: '50',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  }));
  await collector.close();
  for (let i = 0; i < 5; i++) {
    expect(await ask({ query: '{ __typename }' })).toEqual({ data: { __typename: 'Query' } });
  }
  const lines = await end();
  // One for each export that failed: the spans of the requests are in one export or in two.
  const levels = new Set(lines.filter(({ of }) => of === 'opentelemetry').map(({ level }) => level));
  expect([...levels]).toEqual(['error']);
});

test('the SDK is loaded only if the environment asks for traces', { timeout: 120_000 }, async () => {
  // The names of modules do not say: the service runs from a bundle. Only the SDK contains this name of a class.
  const list = `import { Session } from 'node:inspector';
    process.on('exit', () => {
      const session = new Session();
      session.connect();
      const scripts = [];
      session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params.scriptId));
      session.post('Debugger.enable');
      let isLoaded = false;
      for (const scriptId of scripts) {
        session.post('Debugger.getScriptSource', { scriptId }, (_error, { scriptSource }) => {
          isLoaded ||= scriptSource.includes('BatchSpanProcessor' + 'Base');
        });
      }
      console.error(isLoaded ? '"loaded"' : '"absent"');
    });`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(list)}`];
  for (const [env, expected] of [
    [{}, 'absent'],
    [{ OTEL_TRACES_EXPORTER: 'otlp' }, 'loaded'],
  ] as const) {
    const lines = await end(await startServiceProcess({ env, node }, '--drain-ms', '0'));
    expect(lines).toContain(expected);
  }
});
