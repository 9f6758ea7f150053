import { Counter, type Registry } from 'prom-client';

/** A counter in the metrics. */
interface Described {
  readonly name: string;
  readonly help: string;
  readonly registers: Registry[];
}

/** Reports a total that another part of the service counts, whenever the metrics are read. */
export function reportTotal(counter: Described, read: () => number): void {
  new Counter({
    ...counter,
    collect() {
      this.reset();
      this.inc(read());
    },
  });
}

/** Reports several totals in the same way, each by the value of its label. */
export function reportTotals(counter: Described, label: string, read: () => Readonly<Record<string, number>>): void {
  new Counter({
    ...counter,
    labelNames: [label],
    collect() {
      this.reset();
      for (const [value, total] of Object.entries(read())) this.inc({ [label]: value }, total);
    },
  });
}
