/** Limits the values of a metric's label to a fixed number. The first names to come keep their names. */
export class BoundedLabels {
  private readonly known = new Set<string>();
  private readonly max: number;
  private readonly rest: string;

  /** @param rest the label of all further names, once `max` names are known. No name may be equal to it. */
  constructor(max: number, rest: string) {
    this.max = max;
    this.rest = rest;
  }

  /** Returns the label of a name. */
  of(name: string): string {
    if (this.known.size < this.max) this.known.add(name);
    return this.known.has(name) ? name : this.rest;
  }
}
