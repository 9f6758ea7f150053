/** Shares answers with other services through a Valkey or Redis server. */
import { type DocumentNode, print } from 'graphql';
import { sha256 } from '../../base/sha256.ts';
import type { Operation } from '../../engine/answer.ts';
import type { Settings } from '../../settings/types.ts';
import { Body } from '../http/body.ts';
import type { RedisConnection } from '../redis/connection.ts';
import type { FartherAnswers, SharedEntry } from './answer-cache.ts';

type SharingSettings = Pick<Settings, 'redisAnswerBytes' | 'redisAnswerTtl'>;

/** The form of a value: its checksum, the cost of the operation, and the answer. Change the number with the form. */
const form = 1;
const valueShape = /^([\w-]{43}) (\d{1,15})\n/;

/** Most bytes before the answer: checksum, space, cost, line break. */
const headBytes = 43 + 1 + 15 + 1;

/** Finds and stores answers in the server. Without a reply of the server in time, an answer is not there. */
export class SharedAnswers implements FartherAnswers {
  private readonly redis: RedisConnection;
  private readonly maxBytes: number;
  private readonly ttl: number;
  private readonly service: () => unknown;
  /** Hashes of documents. The same text is the same object while the parser's cache holds it. */
  private readonly hashes = new WeakMap<DocumentNode, string>();

  /** @param service returns everything about the service that decides its answers, except for the release. */
  constructor(redis: RedisConnection, { redisAnswerBytes, redisAnswerTtl }: SharingSettings, service: () => unknown) {
    this.redis = redis;
    this.maxBytes = redisAnswerBytes;
    this.ttl = redisAnswerTtl;
    this.service = service;
  }

  /** Finds the place of an operation's answer in one release. The parameters are those of the process's own cache. */
  async entryOf(release: string, operation: Operation, variant: unknown): Promise<SharedEntry> {
    const { document, operationName, variableValues } = operation;
    const parts = [this.hashOf(document), operationName ?? null, variableValues ?? {}, variant];
    const service = [form, this.service()];
    const key = `nutrigraph:answer:${sha256(JSON.stringify([service, release, ...parts]), 'base64url')}`;
    return { found: await this.find(key), store: (body, cost) => this.store(key, body, cost) };
  }

  private async find(key: string): Promise<SharedEntry['found']> {
    const { client, metrics } = this.redis;
    // Reads no more than a valid value can have. A longer one then fails its check.
    const value = await client.getrange(key, 0, headBytes + this.maxBytes).catch(isOfAnotherType);
    if (value === null) metrics.foundAnswer('failed');
    else if (value === '') metrics.foundAnswer('miss');
    else {
      const answer = read(key, value);
      metrics.foundAnswer(answer ? 'hit' : 'unusable');
      return answer;
    }
    return undefined;
  }

  /** Stores an answer without a wait. If the server does not take it, other services compute it again. */
  private store(key: string, { bytes, text }: Body, cost: number): void {
    if (bytes > this.maxBytes) return;
    const value = `${checksum(key, cost, text)} ${cost}\n${text}`;
    this.redis.client.set(key, value, 'EX', this.ttl).catch(() => {});
  }

  private hashOf(document: DocumentNode): string {
    const hash = this.hashes.get(document) ?? sha256(document.loc?.source.body ?? print(document));
    this.hashes.set(document, hash);
    return hash;
  }
}

/** Returns a value that is unusable if a foreign value has another type than a string, else null for a failure. */
const isOfAnotherType = ({ message }: Error): string | null => (message.startsWith('WRONGTYPE') ? message : null);

/** Reads a value. @returns undefined if it is not a value of this form that a service stored under this key. */
function read(key: string, value: string): SharedEntry['found'] {
  const [head, sum, digits] = valueShape.exec(value) ?? [];
  if (head === undefined) return undefined;
  const [text, cost] = [value.slice(head.length), Number(digits)];
  return sum === checksum(key, cost, text) ? { body: new Body(text), cost } : undefined;
}

/** The checksum contains the key, so that a copied value is not taken for another operation's answer. */
const checksum = (key: string, cost: number, text: string): string => sha256(`${key} ${cost}\n${text}`, 'base64url');
