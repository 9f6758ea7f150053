import type { ServerResponse } from 'node:http';
import { graphqlPath, healthPath, metricsPath, readyPath } from '../http/paths.ts';
import { sendJson } from '../http/respond.ts';
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

  /** Answers a path of {@link has}. */
  async answer(path: string, response: ServerResponse): Promise<void> {
    if (path === healthPath) sendJson(response, 200, { status: 'ok' });
    else if (path === readyPath) await this.sendReadiness(response);
    else if (path === metricsPath) await this.sendMetrics(response);
    else response.writeHead(302, { location: graphqlPath }).end();
  }

  private async sendReadiness(response: ServerResponse): Promise<void> {
    const { release, fault } = await this.readiness.now();
    const report = this.readiness.replica();
    const replica = report && { replica: { store: report.store, notes: report.notes } };
    if (release) sendJson(response, 200, { status: 'ready', release: release.id, ...replica });
    else sendJson(response, 503, { status: 'not ready', reasons: [fault], ...replica });
  }

  private async sendMetrics(response: ServerResponse): Promise<void> {
    if (!this.metrics) return;
    const text = await this.metrics.render();
    response.writeHead(200, { 'content-type': this.metrics.contentType, 'cache-control': 'no-store' }).end(text);
  }
}
