import { type GraphQLSchema, printSchema } from 'graphql';
import type { Limits } from '../../base/limits.ts';
import { ReloadableList } from '../../base/reloadable-list.ts';
import { sha256 } from '../../base/sha256.ts';
import type { Engine } from '../../engine/engine.ts';
import { operationSettings } from '../../settings/limits.ts';
import type { Settings } from '../../settings/types.ts';
import type { Admission } from '../access/admission.ts';
import type { ReadCacheSize } from '../observability/cache-metrics.ts';
import type { Log } from '../observability/log.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';
import type { RedisConnection } from '../redis/connection.ts';
import { AnswerCache } from './answer-cache.ts';
import { Answerer } from './answerer.ts';
import { App } from './app.ts';
import { CacheTags } from './cache-headers.ts';
import { Documents } from './documents.ts';
import { ClientErrors } from './errors.ts';
import { persistedDocuments } from './persisted.ts';
import { RequestRules } from './rules.ts';
import { SharedAnswers } from './shared-answers.ts';
import { ShortWay } from './short-way.ts';
import { readManifest } from './trusted-documents.ts';
import { openYoga } from './yoga.ts';

/** The settings of GraphQL over HTTP. */
export type GraphqlSettings = Limits &
  Pick<Settings, 'introspection' | 'explain' | 'operationTimeoutMs' | 'trustedDocuments'> &
  Pick<Settings, 'documentCacheBytes' | 'persistedBytes' | 'cacheBytes' | 'cacheMaxAge' | 'staleIfError'> &
  Pick<Settings, 'redisAnswerBytes' | 'redisAnswerTtl'>;

/** The parts of the service that GraphQL over HTTP needs. */
export interface GraphqlParts {
  readonly engine: Engine;
  readonly readiness: ReadinessCheck;
  readonly admission: Admission;
  /** The server through which several services share answers; null for none. */
  readonly redis: RedisConnection | null;
  readonly log: Log;
  /** The version of the service. */
  readonly version: string;
  /** Whether every request takes the full way through Yoga, for tests that compare it with the short way. */
  readonly fullWay: boolean;
}

/** GraphQL over HTTP. */
export interface OpenGraphql {
  readonly app: App;
  /** The tags of answers that clients may cache; null if they may not. */
  readonly tags: CacheTags | null;
  /** The documents that clients may send, if an operator has listed them. */
  readonly trusted: ReloadableList | null;
  /** The sizes of its caches, by their names in the metrics. */
  readonly caches: Readonly<Record<string, ReadCacheSize>>;
}

/**
 * Opens GraphQL over HTTP.
 * @throws {UsageError} for a manifest of trusted documents that cannot be used.
 */
export async function openGraphql(
  { engine, readiness, admission, redis, log, version, fullWay }: GraphqlParts,
  settings: GraphqlSettings,
): Promise<OpenGraphql> {
  const { schema } = engine;
  const { explain, introspection, cacheBytes, cacheMaxAge: maxAge, staleIfError } = settings;
  const trusted = await openTrusted(schema, settings);
  const listed = trusted?.derive((documents) => sha256(JSON.stringify([...documents])));
  const service = () => [version, listed?.()];
  const shared = redis && settings.redisAnswerBytes > 0 ? shareAnswers(redis, settings, service, schema) : null;
  // An explanation reports on the run at hand, so nothing is cached with it.
  const cache = cacheBytes > 0 && !explain ? new AnswerCache(cacheBytes, readiness, shared) : null;
  const answerer = new Answerer(engine, cache, admission, settings);
  const persisted = persistedDocuments(trusted, settings.persistedBytes);
  const rules = new RequestRules(schema, settings, persisted?.resolve ?? null);
  const documents = new Documents(settings.documentCacheBytes);
  const errors = new ClientErrors(settings.maxErrors, !introspection, log);
  const yoga = openYoga({ rules, documents, privacy: engine.privacy, answerer, errors, introspection });
  const shortWay = fullWay ? null : new ShortWay(rules, documents, answerer);
  return {
    app: new App(yoga, shortWay, errors, settings.maxBodyBytes),
    tags: explain ? null : new CacheTags(readiness, { maxAge, staleIfError, isPublic: admission.isPublic }, service),
    trusted,
    caches: {
      answers: () => cache?.size ?? null,
      documents: () => documents.size,
      plans: () => documents.plans((document) => engine.planCount(document)),
      persisted: () => persisted?.size() ?? null,
    },
  };
}

/** Reads the manifest of trusted documents; null if the settings name none. */
async function openTrusted(schema: GraphQLSchema, settings: GraphqlSettings): Promise<ReloadableList | null> {
  const { trustedDocuments: file } = settings;
  if (file === '') return null;
  return ReloadableList.open('trusted-documents', () => readManifest(file, { schema, limits: settings }));
}

/** Shares answers with services that would give the same ones: those with the same version, schema and limits. */
function shareAnswers(
  redis: RedisConnection,
  settings: GraphqlSettings,
  service: () => unknown,
  schema: GraphQLSchema,
): SharedAnswers {
  const limits = Object.keys(operationSettings).map((name) => settings[name as keyof typeof operationSettings]);
  const printed = sha256(printSchema(schema));
  return new SharedAnswers(redis, settings, () => [service(), limits, printed]);
}
