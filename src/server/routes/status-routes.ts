import { Body } from '../http/body.ts';
import { graphqlPath, healthPath, metricsPath, readyPath } from '../http/paths.ts';
import { type HttpAnswer, jsonAnswer } from '../http/respond.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';

/** Answers the paths beside the API: health, readiness, metrics, and `/`, which leads to the API. */
export class StatusRoutes {
  private readonly readiness: ReadinessCheck;
  private readonly metrics: Metrics | null;

  /** @param metrics null if they are switched off. */
  constructor(readiness: ReadinessCheck, metrics: Metrics | null) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  has(path: string): boolean {
    return path === '/' || path === healthPath || path === readyPath || (path === metricsPath && this.metrics !== null);
  }

  /**
   * Answers a path of {@link has}.
   * @param query the part of the URL from `?` on. `?stale=ok` makes the service ready while it gives stale answers.
   */
  async answer(path: string, query: string): Promise<HttpAnswer> {
    if (path === healthPath) return jsonAnswer(200, { status: 'ok' });
    if (path === readyPath) {
      const takesStale = new URLSearchParams(query).get('stale') === 'ok';
      return (takesStale ? await this.staleAnswer() : null) ?? this.readinessAnswer();
    }
    if (path === metricsPath && this.metrics) return metricsAnswer(this.metrics);
    return { status: 302, headers: { location: graphqlPath }, body: null };
  }

  /** Answers while the service gives stale answers, and is not being stopped; null otherwise. */
  private async staleAnswer(): Promise<HttpAnswer | null> {
    const servable = await this.readiness.servable();
    if (!servable || servable.staleSince === null || this.readiness.isStopping) return null;
    const since = new Date(servable.staleSince).toISOString();
    return jsonAnswer(200, { status: 'stale', release: servable.release.id, since });
  }

  private async readinessAnswer(): Promise<HttpAnswer> {
    const { release, fault } = await this.readiness.now();
    const report = this.readiness.replica();
    const replica = report && { replica: { store: report.store, notes: report.notes } };
    if (release) return jsonAnswer(200, { status: 'ready', release: release.id, ...replica });
    return jsonAnswer(503, { status: 'not ready', reasons: [fault], ...replica });
  }
}

const metricsAnswer = async (metrics: Metrics): Promise<HttpAnswer> => ({
  status: 200,
  headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' },
  body: new Body(await metrics.render()),
});
