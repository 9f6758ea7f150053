/** A list from a file that an operator may change while the service runs. */

type Entries = ReadonlyMap<string, string>;

/** Counts the differences between two states of a list. It contains no entry, since an entry may be a key. */
export interface ListChange {
  readonly entries: number;
  readonly added: number;
  readonly removed: number;
  /** Number of entries whose value is another one. */
  readonly changed: number;
}

export class ReloadableList {
  /** The name of the setting that names the file. */
  readonly setting: string;
  private readonly read: () => Promise<Entries>;
  private present: Entries;

  private constructor(setting: string, read: () => Promise<Entries>, present: Entries) {
    this.setting = setting;
    this.read = read;
    this.present = present;
  }

  /** Reads the list for the first time. @throws the error of `read`. */
  static async open(setting: string, read: () => Promise<Entries>): Promise<ReloadableList> {
    return new ReloadableList(setting, read, await read());
  }

  get entries(): Entries {
    return this.present;
  }

  /** Reads the list again. After an error the former list remains. @throws the error of `read`. */
  async reload(): Promise<ListChange> {
    const former = this.present;
    const next = await this.read();
    this.present = next;
    const keys = [...next.keys()];
    return {
      entries: next.size,
      added: keys.filter((key) => !former.has(key)).length,
      removed: [...former.keys()].filter((key) => !next.has(key)).length,
      changed: keys.filter((key) => former.has(key) && former.get(key) !== next.get(key)).length,
    };
  }

  /** Returns a function whose result follows the list. It calls `make` only after a change. */
  derive<T>(make: (entries: Entries) => T): () => T {
    let from = this.present;
    let made = make(from);
    return () => {
      if (from !== this.present) {
        from = this.present;
        made = make(from);
      }
      return made;
    };
  }
}
