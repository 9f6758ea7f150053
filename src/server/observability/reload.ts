/** Reads the files of a running service again, after SIGHUP. */
import type { Log } from './log.ts';

/** A part of the service that follows a file. */
export interface Reloadable {
  /** The setting that names the file. */
  readonly setting: string;
  /** Reads the file again. @returns the change, for the log. @throws an error for a file that cannot be used. */
  reload(): Promise<object>;
}

export class Reload {
  private readonly parts: readonly Reloadable[];
  private readonly log: Pick<Log, 'info' | 'error'>;
  private last: Promise<void> = Promise.resolve();

  constructor(parts: readonly Reloadable[], log: Pick<Log, 'info' | 'error'>) {
    this.parts = parts;
    this.log = log;
  }

  /** Reads all files again, one request after the other: the newest state of each file wins. */
  run(): Promise<void> {
    this.last = this.last.then(() => this.reloadAll());
    return this.last;
  }

  /** Reads each file for itself: an error in one of them must not keep a revoked key of another one valid. */
  private async reloadAll(): Promise<void> {
    const changes: Record<string, object> = {};
    for (const part of this.parts) {
      try {
        changes[part.setting] = await part.reload();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.log.error(
          { setting: part.setting, reason },
          'cannot use a changed file: the service keeps the former state. Fix the file, and send SIGHUP again',
        );
      }
    }
    this.log.info({ changes }, 'read the files again');
  }
}
