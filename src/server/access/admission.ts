/** Decides which requests the service answers, by the client's key, if the service has keys, and its allowance. */
import type { IncomingMessage } from 'node:http';
import { GraphQLError } from 'graphql';
import { requestCost } from '../../base/limits.ts';
import { ReloadableList } from '../../base/reloadable-list.ts';
import type { Settings } from '../../settings/types.ts';
import { networkOf } from '../http/client-address.ts';
import { type Refusal, tooManyRequests } from '../http/respond.ts';
import type { RequestRecord } from '../observability/record.ts';
import { Allowance, type AllowanceSettings, type CountingTogether } from './allowance.ts';
import { ownerOf, readKeys, unauthenticated } from './keys.ts';

export class Admission {
  /** Null for a service that is open to all. */
  readonly keys: ReloadableList | null;
  private readonly allowance: Allowance | null;

  /**
   * @param keys the owner of each key, by the key's hash; null for a service that is open to all.
   * @param allowance null if clients may use any cost.
   */
  constructor(keys: ReloadableList | null, allowance: Allowance | null) {
    this.keys = keys;
    this.allowance = allowance;
  }

  /** True if clients need no key, so that proxies may give the answer to one client to another. */
  get isPublic(): boolean {
    return this.keys === null;
  }

  /** Admits a request, and charges what every request costs. @returns the refusal; null if the request is admitted. */
  async admit(request: IncomingMessage, record: RequestRecord): Promise<Refusal | null> {
    if (this.keys) {
      record.owner = ownerOf(this.keys.entries, request);
      if (record.owner === null) return unauthenticated;
    }
    try {
      await this.charge(record, requestCost);
      return null;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { error, ...tooManyRequests(error.extensions.retryAfter) };
    }
  }

  /** Takes a cost from the allowance of a request's client. @throws {GraphQLError} see {@link Allowance}. */
  async charge(record: RequestRecord, cost: number): Promise<void> {
    // An admitted request that costs no more is never refused, even if others have used the rest meanwhile.
    if (cost === 0) return;
    const { owner, client } = record;
    await this.allowance?.take(owner === null ? networkOf(client) : `key ${owner}`, cost, (quota) => {
      record.quota = quota;
    });
  }
}

/**
 * Opens the admission that the settings describe.
 * @throws {UsageError} for a file of keys that cannot be used.
 */
export async function openAdmission(
  settings: Pick<Settings, 'apiKeysFile'> & AllowanceSettings,
  together: CountingTogether,
): Promise<Admission> {
  const { apiKeysFile: file } = settings;
  const keys = file === '' ? null : await ReloadableList.open('api-keys-file', () => readKeys(file));
  return new Admission(keys, settings.rateCost > 0 ? new Allowance(settings, together) : null);
}
