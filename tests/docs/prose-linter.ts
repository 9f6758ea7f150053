/** Runs write-good over prose, with the exceptions of this project. */
import writeGood from 'write-good';
import { excerpt } from './prose-blocks.ts';

/**
 * The rules. `adverb`, `so` and `cliches` are off, because they find nothing real here: `adverb` finds "only" and
 * "exactly", `so` finds "So", and `cliches` takes "pain in the neck" for a figure of speech. `eprime` forbids "is".
 */
const rules = {
  passive: true,
  illusion: true,
  thereIs: true,
  weasel: true,
  tooWordy: true,
  adverb: false,
  so: false,
  cliches: false,
  eprime: false,
} as const;

/** Words that the rules find and that are right here. */
const accepted = new Set([
  // Counts of a query or a relation: "many" and "few" are exact where a limit or a cardinality follows.
  ...['many', 'several', 'few', 'is a number', 'are a number'],
  // A pronoun with its verb. The rule wants it left out, which leaves a sentence without a subject.
  ...['it is', 'it was', 'all of'],
  // Terms: of GraphQL, of mathematics, of this domain (a household portion, guidance that advises).
  ...['type of', 'implement', 'validate', 'evaluate', 'aggregate', 'multiple', 'enumerate', 'equivalent', 'satisfy'],
  ...['portion', 'advise', 'overall', 'depart'],
  // Plain enough, and the shorter word says less.
  ...['therefore', 'previously', 'sufficient'],
]);

/** Numbers may repeat. */
const isNumber = /^[\d+*,.;]+$/;

/** Participles that are adjectives or name a state: no actor is missing. */
const states = /\b(?:malformed|connected|disputed|linked|related|nested|sorted|closed|used to|gone|done)$/i;

/** Verbs of speech and thought. A passive leaves out who speaks or thinks, so that a reader has to guess. */
const speech = /\b(?:told|asked|said|heard|answered|looked|met|wanted|meant|sought|spoken|handed|heeded)$/i;

/** Replaces code, which is not prose, by a different word for each place: the rules would see repeated words. */
const withoutCode = (text: string): string => {
  let count = 0;
  return text.replaceAll(/`[^`]*`|\{@link [^}]*\}|"[^"]*"/g, () => `Code${++count}`);
};

/**
 * Returns the findings of write-good in one block of prose, such as `"is told" may be passive voice`, each with the text
 * around it. A page of the docs may not use the passive at all; other prose may, except for verbs of speech and thought.
 */
export function lint(block: string, isPage: boolean): readonly string[] {
  const text = withoutCode(block);
  return writeGood(text, rules)
    .filter(({ reason }) => {
      const [, phrase = ''] = /^"(.*?)"/s.exec(reason) ?? [];
      if (accepted.has(phrase.toLowerCase()) || isNumber.test(phrase)) return false;
      if (!reason.includes('passive')) return true;
      return !states.test(phrase) && (isPage || speech.test(phrase));
    })
    .map(({ reason, index }) => `${reason}, in ${excerpt(text, index)}`);
}
