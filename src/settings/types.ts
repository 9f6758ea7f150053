/** The types of the settings' values: all of them, and the parts that storeys of the service take. */
import type { Limits } from '../base/limits.ts';
import type { SettingName, settings } from './index.ts';
import type { neo4jSettings } from './neo4j.ts';
import type { Secret } from './secret.ts';
import type { ValueOf } from './setting.ts';

/** The value of every setting. Only commands and `server/start.ts` take them all. */
export type Settings = { readonly [Name in SettingName]: ValueOf<(typeof settings)[Name]> } & {
  /** The password of Neo4j; null if none was given. */
  readonly password: Secret | null;
};

/** Where Neo4j is, and how long it may take. */
export type Neo4jSettings = Pick<Settings, keyof typeof neo4jSettings | 'password'>;

/** Which store serves the graph, and what opening it takes. */
export type StoreSettings = Pick<Settings, 'store' | 'seed' | 'snapshot' | 'replica' | 'workers'> &
  Limits &
  Neo4jSettings;
