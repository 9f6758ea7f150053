import { createReadStream } from 'node:fs';

/** A file is not readable as text. The message says why, and how to fix it; `cause` is the error of the system. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** How many bytes one call reads: enough to need few calls, few enough to use little memory. */
export const defaultChunkBytes = 1 << 18;

/**
 * Reads a text file chunk by chunk, as the caller requests them. A character whose bytes are in two chunks stays whole.
 * The reader leaves out a byte order mark.
 * @param onBytes receives the size of each chunk.
 * @throws {UnreadableFile} for a file that cannot be opened, or is not UTF-8.
 */
export async function* readText(
  path: string,
  chunkBytes: number,
  onBytes: (count: number) => void,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
      yield decoder.decode(chunk, { stream: true });
      onBytes(chunk.length);
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError && reasonOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? new UnreadableFile('the file is not UTF-8. Save it in that encoding.', { cause: error })
      : unreadable(error);
  }
}

const unreadable = (error: unknown): unknown =>
  error instanceof Error && 'syscall' in error
    ? new UnreadableFile(`the file cannot be read (${reasonOf(error)}). Make it a readable file, or remove it.`, {
        cause: error,
      })
    : error;

/** Returns the code of an error of the file system, such as ENOENT. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
