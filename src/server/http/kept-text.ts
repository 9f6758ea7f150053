import { sha256 } from '../../base/sha256.ts';
import { KeptBody } from './body.ts';

/** A text that the service sends again and again, with the tag by which a client asks for a change. */
export interface KeptText {
  readonly body: KeptBody;
  readonly etag: string;
}

/** Keeps a text. Its tag is weak, since the compressed and the plain answer share it. */
export const keepText = (text: string): KeptText => ({
  body: new KeptBody(text),
  etag: `W/"${sha256(text, 'base64url')}"`,
});
