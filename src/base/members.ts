/** One member of {@link Members}. */
interface Member<T> {
  readonly value: T;
  at: number;
}

/**
 * Values that come and go often, in no order. A `Set` gets a new table after some of them, and its old table keeps its
 * members and refers to the new one. Once one table is in V8's old space, the collector of young objects finds all
 * later ones alive, with all members that they had: each request lived until the next full collection.
 */
export class Members<T> {
  private readonly all: Member<T>[] = [];

  /** Adds a value. @returns a function that removes it. */
  add(value: T): () => void {
    const member: Member<T> = { value, at: this.all.length };
    this.all.push(member);
    return () => this.remove(member);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const { value } of [...this.all]) yield value;
  }

  private remove(member: Member<T>): void {
    // It may be removed already.
    if (this.all[member.at] !== member) return;
    const last = this.all.pop();
    if (!last || last === member) return;
    this.all[member.at] = last;
    last.at = member.at;
  }
}
