/** The types of settings, and the values that each type takes. */
import type { Secret } from './secret.ts';

interface SettingBase {
  readonly description: string;
  /** A variable that platforms set for any service. It counts if the service's own variable is not set. */
  readonly commonVariable?: string;
}
export interface IntegerSetting extends SettingBase {
  readonly type: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
interface SwitchSetting extends SettingBase {
  readonly type: 'switch';
  readonly default: boolean;
}
interface TextSetting extends SettingBase {
  readonly type: 'text';
  readonly default: string;
  readonly pattern: Pick<RegExp, 'test'>;
  /** The values that the pattern admits, in words. */
  readonly expected: string;
}
/** A string that may contain a password. Only the variable may then have it: everyone can read a command line. */
interface SecretSetting extends SettingBase {
  readonly type: 'secret';
  readonly default: '';
  readonly pattern: Pick<RegExp, 'test'>;
  /** The values that the pattern admits, in words. */
  readonly expected: string;
}
/** A folder. The default is relative to the project, a given one to the working directory. */
interface FolderSetting extends SettingBase {
  readonly type: 'folder';
  readonly default: string;
  /** Whether it may be empty, for none. */
  readonly optional?: true;
}
/** A file, which is read when it is needed; empty for none. */
interface FileSetting extends SettingBase {
  readonly type: 'file';
  readonly default: '';
}
interface ChoiceSetting extends SettingBase {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
}
export type Setting =
  | IntegerSetting
  | SwitchSetting
  | TextSetting
  | SecretSetting
  | FolderSetting
  | FileSetting
  | ChoiceSetting;

/** Declares a whole number from 1. */
export const count = (standard: number, max: number, description: string): IntegerSetting => ({
  type: 'integer',
  default: standard,
  min: 1,
  max,
  description,
});

/** Declares a whole number from 0. For most settings, 0 means none. */
export const countFromZero = (standard: number, max: number, description: string): IntegerSetting => ({
  ...count(standard, max, description),
  min: 0,
});

/** Says in words which values a setting takes. */
export function expectedOf(setting: Setting): string {
  if (setting.type === 'integer') return `a whole number from ${setting.min} to ${setting.max}`;
  if (setting.type === 'switch') return 'on or off';
  if (setting.type === 'choice') return setting.choices.join(' or ');
  if (setting.type === 'folder' && setting.optional) return 'a folder, or "" for none';
  return setting.type === 'text' || setting.type === 'secret' ? setting.expected : `a ${setting.type}`;
}

/** Returns the default as a user would type it. */
export const defaultOf = ({ default: value }: Setting): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value) || '""';

/** The type of the value of a setting. */
export type ValueOf<S extends Setting> = S extends IntegerSetting
  ? number
  : S extends SwitchSetting
    ? boolean
    : S extends ChoiceSetting
      ? S['choices'][number]
      : S extends SecretSetting
        ? Secret | null
        : string;
