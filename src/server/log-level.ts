/** The lowest level of the log, which a file may change while the service runs. */
import { readFileSync } from 'node:fs';
import { UsageError } from '../base/usage-error.ts';
import { servingSettings } from '../settings/serving.ts';
import type { Settings } from '../settings/types.ts';
import { type Log, pinoLevel } from './observability/log.ts';
import type { Reloadable } from './observability/reload.ts';

type LevelSettings = Pick<Settings, 'logLevel' | 'logLevelFile'>;

const { choices } = servingSettings.logLevel;

/** Returns the level in the file, if the settings name one, else the level of the settings. @throws {UsageError} */
export function readLogLevel({ logLevel, logLevelFile: file }: LevelSettings): string {
  if (file === '') return logLevel;
  const text = readText(file).trim();
  if (choices.some((choice) => choice === text)) return text;
  throw new UsageError(`--log-level-file: expected ${choices.join(' or ')} in ${file}, got "${text.slice(0, 20)}".`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--log-level-file: expected a file with a level, but ${file} cannot be read (${code}).`);
  }
}

/** Lets the level of a log follow the file; empty if the settings name none. */
export function reloadableLevel(settings: LevelSettings, log: Log): readonly Reloadable[] {
  if (settings.logLevelFile === '') return [];
  const reload = async () => {
    const former = log.level;
    log.level = pinoLevel(readLogLevel(settings));
    return { former, level: log.level };
  };
  return [{ setting: 'log-level-file', reload }];
}
