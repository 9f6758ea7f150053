/** Decides who is answered: those with a key, where keys are asked for, and while their allowance lasts. */
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { requestCost } from '../../base/limits.ts';
import { tooMany } from '../graphql/errors.ts';
import { networkOf } from '../http/client-address.ts';
import type { Refusal } from '../http/respond.ts';
import type { RequestRecord } from '../observability/record.ts';
import type { Allowance } from './allowance.ts';
import { ownerOf, unauthenticated } from './keys.ts';

export class Admission {
  private readonly keys: ReadonlyMap<string, string> | null;
  private readonly allowance: Allowance | null;

  /**
   * @param keys who has a key, by its hash; null for a service that is open to all.
   * @param allowance null when clients may ask for any amount.
   */
  constructor(keys: ReadonlyMap<string, string> | null, allowance: Allowance | null) {
    this.keys = keys;
    this.allowance = allowance;
  }

  /** Lets a request in, and takes what any request costs. @returns what refuses it; null for nothing. */
  async admit(request: IncomingMessage, record: RequestRecord): Promise<Refusal | null> {
    if (this.keys) {
      record.owner = ownerOf(this.keys, request);
      if (record.owner === null) return unauthenticated;
    }
    try {
      await this.charge(record, requestCost);
      return null;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { error, ...tooMany(error.extensions.retryAfter) };
    }
  }

  /** Takes a cost from the allowance of whoever sent a request. @throws {GraphQLError} see {@link Allowance}. */
  async charge(record: RequestRecord, cost: number): Promise<void> {
    const { owner, client } = record;
    await this.allowance?.take(owner === null ? networkOf(client) : `key ${owner}`, cost, (quota) => {
      record.quota = quota;
    });
  }
}
