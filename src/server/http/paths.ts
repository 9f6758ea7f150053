/** The path of the API, and of the playground in a browser. */
export const graphqlPath = '/graphql';
/** The schema in the schema definition language. */
export const schemaPath = '/schema.graphql';
/** The page of the explorer; its files are below. */
export const explorerPath = '/explore';
/** Says whether this process is alive. */
export const healthPath = '/health';
/** Says whether the service can answer; if not, why. */
export const readyPath = '/ready';
/** The metrics for monitoring. */
export const metricsPath = '/metrics';

const probes: ReadonlySet<string> = new Set([healthPath, readyPath, metricsPath]);
const routes: ReadonlySet<string> = new Set(['/', graphqlPath, schemaPath, explorerPath, ...probes]);

/** Says whether machines request a path every few seconds. Operators do not want such requests in logs or traces. */
export const isProbe = (path: string): boolean => probes.has(path);

/** Returns the name of a path in metrics and traces: one of a fixed set, since a client may send any path. */
export const routeOf = (path: string): string =>
  path.startsWith(`${explorerPath}/`) ? explorerPath : routes.has(path) ? path : 'other';
