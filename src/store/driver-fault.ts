/** Finds the fault that an error of Neo4j or its driver means. One table covers all codes. */
import { type FaultReason, StoreFault } from './fault.ts';

/** An error of Neo4j or its driver, as far as it matters here. */
interface DatabaseError {
  readonly code?: unknown;
  readonly message?: unknown;
  /** Whether the driver says that the same may succeed later. */
  readonly retryable?: unknown;
}

interface Rule {
  readonly code: RegExp;
  /** Also holds for the message, where the code alone does not decide. */
  readonly message?: RegExp;
  readonly reason: FaultReason;
  /** Whether the same read may succeed if the service repeats it at once. */
  readonly passing?: true;
}

/** Words in the messages of a database that Neo4j has stopped, or that cannot write. */
const panic = /panic|critical error|needs to be restarted|no space left|disk (is )?full|health/i;

/** The first rule that matches decides. A code without a rule is a mistake in our statements. */
const rules: readonly Rule[] = [
  {
    code: /\.Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired|TokenExpired)$/,
    reason: 'credentials',
  },
  { code: /\.Security\.Forbidden$/, reason: 'forbidden' },
  { code: /\.DatabaseNotFound$/, reason: 'database' },
  { code: /\.TransactionTimedOut/, reason: 'slow' },
  { code: /^Neo\.(Database|Transient)Error\./, message: panic, reason: 'stopped' },
  // A database that could not write, and one that Neo4j has stopped because of that.
  {
    code: /^Neo\.DatabaseError\.Transaction\.Transaction(LogError|CommitFailed|StartFailed|TerminationFailed)$/,
    reason: 'stopped',
  },
  { code: /^Neo\.DatabaseError\.Database\./, reason: 'stopped' },
  { code: /^Neo\.DatabaseError\./, reason: 'failed' },
  { code: /^Neo\.TransientError\.General\.(\w*OutOfMemoryError|StackOverFlowError)$/, reason: 'memory', passing: true },
  { code: /\.DatabaseUnavailable$/, reason: 'starting', passing: true },
  // A server that stops aborts its statements. An emptied server does not know the bookmarks of its former data.
  { code: /\.Transaction\.Terminated$|Bookmark/, reason: 'unreachable', passing: true },
  { code: /^ProtocolError$/, reason: 'failed' },
  // The driver and the server share no version of their protocol, or another program listens at the address.
  { code: /^(N\/A)?$/, message: /Unknown Bolt protocol version|Server responded HTTP/, reason: 'version' },
  // The driver gives this one no code. We never request more connections than it may open, so the cause is that they do
  // not open.
  { code: /^(N\/A)?$/, message: /^Connection acquisition timed out/, reason: 'hung', passing: true },
];

/** Returns the fault that an error of the driver means; null for a failure of our own code. */
export function faultOf(error: unknown): StoreFault | null {
  const { code: given, message, retryable } = Object(error) as DatabaseError;
  const [code, text] = [String(given ?? ''), String(message)];
  const rule = rules.find((one) => one.code.test(code) && (one.message?.test(text) ?? true));
  if (rule) return new StoreFault(rule.reason, error, rule.passing === true);
  return retryable ? new StoreFault('unreachable', error, true) : null;
}

/** Whether the server will never see the transactions that we claim to have seen. */
export const isBookmarkFailure = (code: string): boolean => code.includes('Bookmark');

/** Whether the server did not understand a statement. */
export const isSyntaxError = (error: unknown): boolean =>
  (Object(error) as DatabaseError).code === 'Neo.ClientError.Statement.SyntaxError';
