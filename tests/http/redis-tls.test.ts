/** A service speaks TLS with its Redis server, and trusts only certificates of known authorities. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { scrape } from '../support/http/metrics.ts';
import { killAll, startServiceProcess } from '../support/process/command.ts';
import { describeRedis, TestRedis } from '../support/redis/server.ts';

describeRedis('a Redis server with TLS', () => {
  let folder: string;
  let redis: TestRedis;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redis-tls-'));
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const files = ['-keyout', join(folder, 'key'), '-out', join(folder, 'certificate')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
      stdio: 'ignore',
    });
    redis = await TestRedis.start();
    url = await redis.listenWithTls(join(folder, 'certificate'), join(folder, 'key'));
  });
  afterEach(killAll);
  afterAll(async () => {
    await redis?.close();
    await rm(folder, { recursive: true });
  });

  const start = (env: Readonly<Record<string, string>>) =>
    startServiceProcess({ env: { NUTRIGRAPH_REDIS_URL: url, ...env } }, '--redis-timeout-ms', '2000');

  test('is used if the service knows the authority', async () => {
    const service = await start({ NODE_EXTRA_CA_CERTS: join(folder, 'certificate') });
    expect((await scrape(service.url)).get('nutrigraph_redis_up')).toBe(1);
  });

  test('is not used if the service does not know the authority', async () => {
    const service = await start({});
    expect(await service.logs('works alone')).toMatch(/"reason":"self-signed certificate/);
    expect((await scrape(service.url)).get('nutrigraph_redis_up')).toBe(0);
  });
});
