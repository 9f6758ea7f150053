/** The path of the API, and of its playground in a browser. */
export const graphqlPath = '/graphql';
/** Whether this process lives. */
export const healthPath = '/health';
/** Whether it can answer; if not, why. */
export const readyPath = '/ready';
/** What monitoring reads. */
export const metricsPath = '/metrics';
