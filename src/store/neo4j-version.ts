/** Checks the version of a Neo4j, which each of its answers names. */
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
