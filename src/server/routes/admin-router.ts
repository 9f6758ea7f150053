import { codedError } from '../../base/errors.ts';
import { checkHeaders, methodNotAllowed, readMethods } from '../http/check-request.ts';
import type { Exchange } from '../http/exchange.ts';
import { healthPath, isProbe, metricsPath, readyPath } from '../http/paths.ts';
import { type HttpAnswer, type Refusal, refusalAnswer } from '../http/respond.ts';
import { targetOf } from '../http/target.ts';
import type { StatusRoutes } from './status-routes.ts';

const notFound: Refusal = {
  status: 404,
  error: codedError(
    'NOT_FOUND',
    `The port for operators has nothing at this path. It has ${healthPath}, ${readyPath} and, unless it is off, ` +
      `${metricsPath}. The API is on the other port.`,
  ),
};

/** Answers the probes on their own port. */
export class AdminRouter {
  private readonly status: StatusRoutes;

  constructor(status: StatusRoutes) {
    this.status = status;
  }

  async answer({ request, record }: Exchange): Promise<HttpAnswer> {
    const refusal = checkHeaders(request);
    if (refusal) return refusalAnswer(record, refusal);
    const { path, query } = targetOf(request) ?? { path: '', query: '' };
    if (!isProbe(path) || !this.status.has(path)) return refusalAnswer(record, notFound);
    if (!readMethods.has(request.method ?? '')) return refusalAnswer(record, methodNotAllowed(path, readMethods));
    return this.status.answer(path, query);
  }
}
