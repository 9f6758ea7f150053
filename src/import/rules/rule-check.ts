import type { Lookup } from '../../model/rule-path.ts';
import type { Position, Report } from '../raw.ts';
import type { Subject, ValueReader } from './subject.ts';

/** The check of one rule, over all records of a kind or relation. */
export interface RuleCheck {
  see(subject: Subject): void;
  /** Reports the problems that only the sum over all records shows. */
  end?(): void;
}

/** The parts of a kind or relation that its rules need. */
export interface RuleContext {
  readonly typeName: string;
  readonly lookup: Lookup;
  readonly readerOf: (path: string) => ValueReader;
  /** Returns the place of a record in the files. */
  readonly positionOf: (place: number) => Position;
  readonly report: Report;
}
