import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Answer } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Settings } from '../../settings/types.ts';
import type { Admission } from '../access/admission.ts';
import { cachedStats, type RequestRecord, statsOf } from '../observability/record.ts';
import type { AnswerCache, CacheEntry } from './answer-cache.ts';
import { withinTime } from './time-limit.ts';

/** An operation of a client, parsed and validated. */
export interface OperationRequest extends Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> {
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  /** True if the client requests the plan beside the answer: `extensions: {explain: true}`. */
  readonly explain: boolean;
  /** True if the client requests the cost of the operation: `extensions: {cost: true}`. */
  readonly cost: boolean;
  readonly record: RequestRecord;
}

export type AnswerSettings = Pick<Settings, 'operationTimeoutMs' | 'maxCost' | 'explain'>;

/** A result for Yoga. Yoga sends the text of `stringify` if there is one. */
type SerialisedResult = ExecutionResult & { readonly stringify?: () => string };

/** Answers operations: from the cache, or by running them within their time and their client's allowance. */
export class Answerer {
  private readonly engine: Engine;
  private readonly cache: AnswerCache | null;
  private readonly admission: Admission;
  private readonly settings: AnswerSettings;

  /** @param cache null if answers are not cached. */
  constructor(engine: Engine, cache: AnswerCache | null, admission: Admission, settings: AnswerSettings) {
    this.engine = engine;
    this.cache = cache;
    this.admission = admission;
    this.settings = settings;
  }

  /** Answers one operation. A cached answer costs no more than the request. */
  async answer(request: OperationRequest): Promise<SerialisedResult> {
    const { record, cost } = request;
    const entry = (await this.cache?.entryOf(request, { cost })) ?? null;
    if (entry?.cached) {
      record.stats = cachedStats(entry.cached.cost);
      record.release = entry.release;
      return asText(entry.cached.text);
    }
    const answer = await this.run(request);
    record.stats = statsOf(answer);
    // An operation that reads nothing has the same answer in every release.
    record.release = answer.release ?? entry?.release ?? record.release;
    const extensions = this.extensionsOf(answer, request);
    const isCached = entry !== null && mayCache(answer, entry);
    if (!answer.body && !isCached) return extensions ? { ...answer.result, extensions } : answer.result;
    const text = textOf(answer, extensions);
    if (isCached) entry.store({ text, cost: answer.bound?.cost ?? 0 });
    return asText(text);
  }

  private run(request: OperationRequest): Promise<Answer> {
    const charge = (cost: number) => this.admission.charge(request.record, cost);
    return withinTime(this.settings.operationTimeoutMs, request.signal, (signal) =>
      this.engine.run({ ...request, signal, charge }),
    );
  }

  /** Returns the extensions that the client requests; null for none. */
  private extensionsOf(answer: Answer, { explain, cost }: OperationRequest): Extensions | null {
    const { bound } = answer;
    const extensions = {
      ...(this.settings.explain && explain && { explain: this.engine.explain(answer) }),
      ...(cost && bound && { cost: { operation: bound.cost, max: this.settings.maxCost } }),
    };
    return Object.keys(extensions).length > 0 ? extensions : null;
  }
}

type Extensions = Readonly<Record<string, unknown>>;

/** Returns an answer with its extensions as JSON. */
function textOf({ body, result }: Answer, extensions: Extensions | null): string {
  if (!body) return JSON.stringify(extensions ? { ...result, extensions } : result);
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  return extensions ? `${text.slice(0, -1)},"extensions":${JSON.stringify(extensions)}}` : text;
}

/** Allows only answers of the entry's release: a member of a cluster may be behind and read another. */
const mayCache = ({ result, release }: Answer, entry: CacheEntry): boolean =>
  !result.errors && (release ?? entry.release) === entry.release;

const asText = (text: string): SerialisedResult => ({ stringify: () => text });
