/** A version is the name that people know a release by, so it should mean the same facts everywhere. */
import type { ReleaseInfo } from '../model/data.ts';

type Named = Pick<ReleaseInfo, 'id' | 'version'>;

/** Neo4j holds other content under the version of the release to load. */
export class VersionError extends Error {
  override readonly name = 'VersionError';
}

/** Whether two releases have the same version and different content. */
export const sharesVersion = (one: Named, other: Named): boolean =>
  one.version === other.version && one.id !== other.id;

/**
 * Checks that no known release has the version of a new one and other content. The known releases are the current one
 * and the former one, to which a rollback leads.
 * @throws {VersionError} with both hashes.
 */
export function refuseSameVersion(release: Named, known: readonly (Named | null | undefined)[]): void {
  // A release that is known with this content comes back, even if a third one has its version too.
  if (known.some((one) => one?.id === release.id)) return;
  const taken = known.find((one) => one && sharesVersion(one, release));
  if (!taken) return;
  throw new VersionError(
    `release ${release.version} in Neo4j has the hash ${taken.id}, but the release ${release.version} of this seed ` +
      `has the hash ${release.id}: expected the same facts under one version. Raise "version:" in release.yaml, ` +
      'or load with --same-version to replace the content of this version.',
  );
}
