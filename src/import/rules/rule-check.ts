import type { Lookup } from '../../model/rule-path.ts';
import type { Position, Report } from '../raw.ts';
import type { Subject, ValueReader } from './subject.ts';

/** The check of one rule, over all records of a kind or relation. */
export interface RuleCheck {
  see(subject: Subject): void;
  /** Reports what only the sum over all records shows. */
  end?(): void;
}

/** What a rule needs to know of the kind or relation that declares it. */
export interface RuleContext {
  readonly typeName: string;
  readonly lookup: Lookup;
  readonly readerOf: (path: string) => ValueReader;
  /** Returns where a record was written. */
  readonly positionOf: (place: number) => Position;
  readonly report: Report;
}
