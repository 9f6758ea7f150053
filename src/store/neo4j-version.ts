/** Checks the version of a Neo4j, which each of its answers names. */
import { isSyntaxError } from './driver-fault.ts';
import { StoreFault } from './fault.ts';

/** The first release of the 5 series that the service supports. Later majors may run, too; no test covers them. */
const oldest = { major: 5, minor: 26 };

/**
 * Refuses a Neo4j that is too old.
 * @param agent the name and version of the server, such as "Neo4j/5.26.0"; a name of another form is not refused.
 * @throws {StoreFault} for an old version.
 */
export function checkVersion(agent: string | undefined): void {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent ?? '') ?? [];
  if (major === undefined) return;
  const isOld = Number(major) < oldest.major || (Number(major) === oldest.major && Number(minor) < oldest.minor);
  if (isOld) throw new StoreFault('version', new Error(`the server says that it is ${agent}`));
}

/**
 * Returns the cause of a failed statement: an old server does not understand our statements.
 * @param askAgent asks the server for its name and version.
 */
export async function causeOf(error: unknown, askAgent: () => Promise<string | undefined>): Promise<unknown> {
  if (!isSyntaxError(error)) return error;
  try {
    checkVersion(await askAgent());
    return error;
  } catch (failure) {
    return failure instanceof StoreFault ? failure : error;
  }
}
