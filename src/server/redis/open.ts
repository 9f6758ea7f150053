import type { Registry } from 'prom-client';
import type { Settings } from '../../settings/types.ts';
import type { Log } from '../observability/log.ts';
import type { RedisConnection } from './connection.ts';
import { RedisMetrics } from './metrics.ts';

/**
 * Connects to the Valkey or Redis server of the settings. Loads the client only then.
 * @param registers the registries of the service's metrics; empty for none.
 * @returns null if the settings name no server.
 * @throws {UsageError} if the server refuses the service.
 */
export async function openRedis(
  { redisUrl, redisTimeoutMs }: Pick<Settings, 'redisUrl' | 'redisTimeoutMs'>,
  log: Log,
  registers: Registry[],
): Promise<RedisConnection | null> {
  if (redisUrl === null) return null;
  const { RedisConnection } = await import('./connection.ts');
  const connection = new RedisConnection(redisUrl.reveal(), redisTimeoutMs, log, new RedisMetrics(registers));
  await connection.open();
  return connection;
}
