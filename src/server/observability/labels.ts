/** Values of a label, of which there are never more than a fixed number: the first that come keep their names. */
export class BoundedLabels {
  private readonly known = new Set<string>();
  private readonly max: number;
  private readonly rest: string;

  /** @param rest the label of all that come once `max` names are known; nobody else may have it. */
  constructor(max: number, rest: string) {
    this.max = max;
    this.rest = rest;
  }

  /** The label of a name. */
  of(name: string): string {
    if (this.known.size < this.max) this.known.add(name);
    return this.known.has(name) ? name : this.rest;
  }
}
