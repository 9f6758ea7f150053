import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Answer } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Settings } from '../../settings/types.ts';
import type { Admission } from '../access/admission.ts';
import { Body } from '../http/body.ts';
import { cachedStats, type RequestRecord, statsOf } from '../observability/record.ts';
import type { AnswerCache, CacheEntry } from './answer-cache.ts';
import { staleBody } from './stale.ts';
import { TimeLimit } from './time-limit.ts';

/** An operation of a client, parsed and validated. */
export interface OperationRequest extends Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> {
  /** Stops the operation. It is aborted when the client leaves. */
  readonly stop: AbortController;
  /** Of the request: `explain` asks for the plan beside the answer, and `cost` for the cost of the operation. */
  readonly extensions: Readonly<Record<string, unknown>> | null | undefined;
  readonly record: RequestRecord;
}

export type AnswerSettings = Pick<Settings, 'operationTimeoutMs' | 'maxCost' | 'explain'>;

/** An answer without errors as its body, ready to be sent, and one with errors as its result. */
export type Answered = Body | ExecutionResult;

/** Answers operations: from the cache, or by running them within their time and their client's allowance. */
export class Answerer {
  private readonly engine: Engine;
  private readonly cache: AnswerCache | null;
  private readonly admission: Admission;
  private readonly settings: AnswerSettings;
  private readonly time: TimeLimit;

  /** @param cache null if answers are not cached. */
  constructor(engine: Engine, cache: AnswerCache | null, admission: Admission, settings: AnswerSettings) {
    this.engine = engine;
    this.cache = cache;
    this.admission = admission;
    this.settings = settings;
    this.time = new TimeLimit(settings.operationTimeoutMs);
  }

  /** Answers one operation. A cached answer costs no more than the request. */
  async answer(request: OperationRequest): Promise<Answered> {
    const { record } = request;
    record.isPrivate = this.engine.privacy.isPrivate(request.document);
    const entry = record.isPrivate ? null : await this.entryOf(request);
    if (entry?.cached) {
      record.stats = cachedStats(entry.cached.cost);
      record.release = entry.release;
      record.stale = entry.stale;
      return entry.stale ? staleBody(entry.cached.body, entry.stale) : entry.cached.body;
    }
    const answer = await this.run(request);
    record.stats = statsOf(answer);
    if (answer.research) record.research = answer.research;
    // An operation that reads nothing has the same answer in every release.
    record.release = answer.release ?? entry?.release ?? record.release;
    const extensions = this.extensionsOf(answer, request);
    if (answer.result.errors) return extensions ? { ...answer.result, extensions } : answer.result;
    const body = bodyOf(answer, extensions);
    if (entry && mayCache(answer, entry)) entry.store(body, answer.bound?.cost ?? 0);
    return body;
  }

  private async entryOf(request: OperationRequest): Promise<CacheEntry | null> {
    return (await this.cache?.entryOf(request, { cost: request.extensions?.cost === true })) ?? null;
  }

  private run({ document, operationName, variableValues, stop, record }: OperationRequest): Promise<Answer> {
    const charge = (cost: number) => this.admission.charge(record, cost);
    return this.time.run(stop, () => this.engine.run({ document, operationName, variableValues, stop, charge }));
  }

  /** Returns the extensions that the client requests; null for none. */
  private extensionsOf(answer: Answer, { extensions: asked }: OperationRequest): Extensions | null {
    const { bound } = answer;
    const extensions = {
      ...(this.settings.explain && asked?.explain === true && { explain: this.engine.explain(answer) }),
      ...(asked?.cost === true && bound && { cost: { operation: bound.cost, max: this.settings.maxCost } }),
    };
    return Object.keys(extensions).length > 0 ? extensions : null;
  }
}

type Extensions = Readonly<Record<string, unknown>>;

/** The longest body that becomes a string again, so that it leaves the process together with the headers. */
const shortBytes = 4_096;

/** Returns an answer without errors, with its extensions, as JSON. */
function bodyOf({ body, result }: Answer, extensions: Extensions | null): Body {
  if (!body) return new Body(JSON.stringify(extensions ? { ...result, extensions } : result));
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!extensions) return new Body(bytes.length > shortBytes ? bytes : bytes.toString());
  return new Body(`${bytes.toString('utf8', 0, bytes.length - 1)},"extensions":${JSON.stringify(extensions)}}`);
}

/** Allows only answers of the entry's release: a member of a cluster may be behind and read another. */
const mayCache = ({ release }: Answer, entry: CacheEntry): boolean => (release ?? entry.release) === entry.release;
