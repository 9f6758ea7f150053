/** The code of the service: its folder and its fingerprint. */
import { fingerprintCode, projectFolder } from '../../bin/fingerprint.js';

export { projectFolder };

/** The fingerprint that `bin/compile.js` writes into a bundle. Sources that run as they are have none. */
declare const bundledFingerprint: string | undefined;

const ofBundle = typeof bundledFingerprint === 'string' ? bundledFingerprint : null;

/** Whether the code runs from a bundle. */
export const isBundled = ofBundle !== null;

/** Returns the fingerprint of the code that runs. */
export const codeFingerprint = (): string => ofBundle ?? fingerprintCode();
