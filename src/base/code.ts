/** The code of the service: its folder and its fingerprint. */
import { fingerprintCode, projectFolder } from '../../bin/fingerprint.js';

export { projectFolder };

/** The fingerprint that `bin/compile.js` writes into a bundle. Sources that run as they are have none. */
declare const bundledFingerprint: string | undefined;

/** Whether the code runs from a bundle. */
export const isBundled = typeof bundledFingerprint === 'string';

/** Returns the fingerprint of the code that runs. */
export const codeFingerprint = (): string =>
  typeof bundledFingerprint === 'string' ? bundledFingerprint : fingerprintCode();
