/** Declares every setting of the service once. Flags, variables, help and `docs/settings.md` are derived from here. */
import { accessSettings } from './access.ts';
import { cachingSettings } from './caching.ts';
import { httpSettings } from './http.ts';
import { operationSettings } from './limits.ts';
import { neo4jSettings } from './neo4j.ts';
import { redisSettings } from './redis.ts';
import { servingSettings } from './serving.ts';
import type { Setting } from './setting.ts';

/** The settings by group, each under its heading in the docs. */
export const settingGroups: Readonly<Record<string, Readonly<Record<string, Setting>>>> = {
  Serving: servingSettings,
  Access: accessSettings,
  'Largest operation': operationSettings,
  Caching: cachingSettings,
  'HTTP clients': httpSettings,
  Neo4j: neo4jSettings,
  'Valkey or Redis': redisSettings,
};

export const settings = {
  ...servingSettings,
  ...accessSettings,
  ...operationSettings,
  ...cachingSettings,
  ...httpSettings,
  ...neo4jSettings,
  ...redisSettings,
} as const;

export type SettingName = keyof typeof settings;

export const settingNames = Object.keys(settings) as SettingName[];

/** Returns the flag of a setting: "max-depth" for "maxDepth". */
export const flagOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** Returns the variable of a setting: "NUTRIGRAPH_MAX_DEPTH" for "maxDepth". */
export const variableOf = (name: string): string => variablePrefix + flagOf(name).replaceAll('-', '_').toUpperCase();
export const variablePrefix = 'NUTRIGRAPH_';
