/** Reads the settings from the command line and the environment. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../base/code.ts';
import { requestCost } from '../base/limits.ts';
import { UsageError } from '../base/usage-error.ts';
import { flagOf, settingNames, settings, variableOf, variablePrefix } from './index.ts';
import { Secret } from './secret.ts';
import { expectedOf, type Setting } from './setting.ts';
import type { Settings } from './types.ts';

export { projectFolder };

/** Reads the version of the service. */
export async function projectVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

const passwordVariable = variableOf('password');

/**
 * Reads the settings. A flag wins over the environment, which wins over the default. In the environment the service's
 * own variable wins over a common one, such as `PORT`.
 * @throws {UsageError} for a flag or `NUTRIGRAPH_` variable that is unknown or has an invalid value.
 */
export function readSettings(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const flags = readFlags(args);
  const unknown = Object.keys(env).find((key) => key.startsWith(variablePrefix) && !variables.has(key));
  if (unknown) throw new UsageError(unknownVariable(unknown));
  const entries = settingNames.map((name) => {
    const setting: Setting = settings[name];
    const flag = flags.get(flagOf(name));
    if (flag !== undefined) return [name, readValue(setting, `--${flagOf(name)}`, flag)] as const;
    const own = variableOf(name);
    const { commonVariable: common } = setting;
    // On hosting platforms an empty variable means that none is set.
    const variable = env[own] === undefined && common && env[common] ? common : own;
    return [name, readValue(setting, variable, env[variable])] as const;
  });
  // Each value has the type that its declaration asks for. The type checker cannot follow that.
  const values = Object.fromEntries(entries) as Omit<Settings, 'password'>;
  checkCombinations(values);
  return { ...values, password: readPassword(values.passwordFile, env[passwordVariable]) };
}

/** Variables that Kubernetes sets in each container, for each Service whose name begins like the project's. */
const ofKubernetes = /_SERVICE_(HOST|PORT(_\w+)?)$|_PORT(_\d+_(TCP|UDP|SCTP)(_\w+)?)?$/;

const unknownVariable = (name: string): string =>
  `${name}: no such setting. docs/settings.md lists them all.` +
  (ofKubernetes.test(name)
    ? ' Kubernetes sets it for a Service: set "enableServiceLinks: false" in the pod, or rename the Service.'
    : '');

/** Checks settings that depend on each other. @throws {UsageError} */
function checkCombinations({ rateCost, maxCost, port, adminPort }: Omit<Settings, 'password'>): void {
  if (adminPort !== 0 && adminPort === port) {
    throw new UsageError(`--admin-port: expected 0, or another port than --port; got ${adminPort} for both.`);
  }
  const needed = maxCost + requestCost;
  if (rateCost === 0 || rateCost >= needed) return;
  throw new UsageError(
    `--rate-cost: expected 0, or at least ${needed}, the cost of one operation of --max-cost; got ${rateCost}.`,
  );
}

const variables = new Set([...settingNames.map(variableOf), passwordVariable]);

type SettingValue = string | number | boolean | Secret | null;

function readPassword(file: string, given: string | undefined): Secret | null {
  if (file === '') return given === undefined ? null : new Secret(given);
  if (given !== undefined) {
    throw new UsageError(`${passwordVariable} and a password file are both given: keep one of them.`);
  }
  try {
    return new Secret(readFileSync(file, 'utf8').trim());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--password-file: expected a file with the password, but ${file} cannot be read (${code}).`);
  }
}

/** @throws {UsageError} that does not show the value: it may contain a password. */
function readSecret(setting: Setting & { readonly type: 'secret' }, label: string, given: string): Secret | null {
  if (label.startsWith('--') && given.includes('@')) {
    throw new UsageError(
      `${label}: a login is refused, since everyone on the machine can read a command line. ` +
        `Set ${variableOf(label.slice(2))} instead.`,
    );
  }
  if (setting.pattern.test(given)) return given === '' ? null : new Secret(given);
  throw new UsageError(`${label}: expected ${expectedOf(setting)}, got another value.`);
}

function readFlags(args: readonly string[]): ReadonlyMap<string, string> {
  const options = Object.fromEntries(settingNames.map((name) => [flagOf(name), { type: 'string' as const }]));
  // Not strict, since the messages of `parseArgs` do not say what a value should look like.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true });
  const found = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') {
      const given = token.kind === 'positional' ? token.value : '--';
      throw new UsageError(`"${given}": not expected here. Settings are given as --name value; see --help.`);
    }
    if (token.name === 'password') {
      throw new UsageError(
        '--password: refused, since everyone on the machine can read a command line. ' +
          `Set ${passwordVariable}, or name a file that holds it with --password-file.`,
      );
    }
    const setting = settingNames.find((name) => flagOf(name) === token.name);
    if (!setting) throw new UsageError(`${token.rawName}: no such flag. --help lists them all.`);
    if (token.value === undefined) {
      throw new UsageError(`${token.rawName}: expected ${expectedOf(settings[setting])} after it, got nothing.`);
    }
    found.set(token.name, token.value);
  }
  return found;
}

function readValue(setting: Setting, label: string, given: string | undefined): SettingValue {
  if (setting.type === 'secret') return readSecret(setting, label, given ?? '');
  if (given === undefined) return setting.type === 'folder' ? join(projectFolder, setting.default) : setting.default;
  if (setting.type === 'folder' && (given !== '' || setting.optional)) return given && resolve(given);
  if (setting.type === 'file') return given && resolve(given);
  if (setting.type === 'choice' && setting.choices.includes(given)) return given;
  if (setting.type === 'integer' && /^\d{1,15}$/.test(given)) {
    const value = Number(given);
    if (value >= setting.min && value <= setting.max) return value;
  }
  if (setting.type === 'switch' && (given === 'on' || given === 'off')) return given === 'on';
  if (setting.type === 'text' && setting.pattern.test(given)) return given;
  // A URI may contain a password, which must not reach a log.
  const shown = given.replace(/\/\/.*@/, '//***@');
  throw new UsageError(`${label}: expected ${expectedOf(setting)}, got "${shown}".`);
}
