import { describe, expect, it } from 'vitest';
import { TimedOut } from '../../../src/store/deadline.ts';
import { faultOf } from '../../../src/store/driver-fault.ts';
import { clientErrorOf, StoreFault } from '../../../src/store/fault.ts';
import { declaredValue, StoredValueError } from '../../../src/store/value.ts';

/** An error as the driver throws it. */
const driverError = (code: string, message = 'secret text of Neo4j', retryable = false) =>
  Object.assign(new Error(message), { code, retryable });

describe('faultOf', () => {
  it.each([
    ['unreachable', true, driverError('ServiceUnavailable', '', true)],
    ['unreachable', true, driverError('SessionExpired', '', true)],
    ['unreachable', true, driverError('Neo.ClientError.Security.AuthorizationExpired', '', true)],
    ['unreachable', true, driverError('Neo.TransientError.Transaction.LockClientStopped', '', true)],
    ['starting', true, driverError('Neo.TransientError.General.DatabaseUnavailable', '', true)],
    ['starting', true, driverError('Neo.TransientError.Database.DatabaseUnavailable', '', true)],
    ['memory', true, driverError('Neo.TransientError.General.MemoryPoolOutOfMemoryError', '', true)],
    ['memory', true, driverError('Neo.TransientError.General.TransactionOutOfMemoryError', '', true)],
    ['unreachable', true, driverError('Neo.ClientError.Transaction.Terminated')],
    ['unreachable', true, driverError('Neo.ClientError.Transaction.InvalidBookmark')],
    ['credentials', false, driverError('Neo.ClientError.Security.Unauthorized')],
    ['credentials', false, driverError('Neo.ClientError.Security.AuthenticationRateLimit')],
    ['credentials', false, driverError('Neo.ClientError.Security.CredentialsExpired')],
    ['forbidden', false, driverError('Neo.ClientError.Security.Forbidden')],
    ['database', false, driverError('Neo.ClientError.Database.DatabaseNotFound')],
    ['stopped', false, driverError('Neo.DatabaseError.Transaction.TransactionLogError')],
    ['stopped', false, driverError('Neo.DatabaseError.Transaction.TransactionCommitFailed')],
    ['stopped', false, driverError('Neo.DatabaseError.Transaction.TransactionStartFailed')],
    ['stopped', false, driverError('Neo.TransientError.General.Unknown', 'The database has a panic', true)],
    ['stopped', false, driverError('Neo.DatabaseError.General.UnknownError', 'critical error, needs to be restarted')],
    ['stopped', false, driverError('Neo.DatabaseError.Statement.ExecutionFailed', 'No space left on device')],
    ['stopped', false, driverError('Neo.DatabaseError.Database.UnableToStartDatabase')],
    ['failed', false, driverError('Neo.DatabaseError.General.UnknownError')],
    ['failed', false, driverError('Neo.DatabaseError.Statement.ExecutionFailed')],
    ['failed', false, driverError('ProtocolError')],
    ['version', false, driverError('N/A', 'Unknown Bolt protocol version: 0')],
    ['version', false, driverError('N/A', 'Server responded HTTP. Make sure you are not …')],
    ['slow', false, driverError('Neo.ClientError.Transaction.TransactionTimedOut')],
    ['slow', false, driverError('Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration')],
    ['hung', true, driverError('N/A', 'Connection acquisition timed out in 3000 ms. Pool status: …')],
  ])('%s (passing: %s) for %s', (reason, passing, error) => {
    expect(faultOf(error)).toMatchObject({ reason, passing, code: error.code, cause: error });
  });

  it.each([
    driverError('Neo.ClientError.Statement.SyntaxError'),
    driverError('Neo.ClientError.Statement.ParameterMissing'),
    new TypeError('x is not a function'),
    new DOMException('aborted', 'AbortError'),
    undefined,
  ])('leaves a failure of ours alone: %s', (error) => expect(faultOf(error)).toBeNull());
});

describe('clientErrorOf', () => {
  it('gives a client advice, without the cause', () => {
    const error = clientErrorOf(faultOf(driverError('ServiceUnavailable', 'secret', true)));
    expect(error).toMatchObject({ message: expect.stringContaining('Try again later') });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(error).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
    expect((error as Error & { originalError: unknown }).originalError).toBeInstanceOf(StoreFault);
  });

  it('has a separate code for a query that takes too long', () => {
    for (const error of [new TimedOut(), new StoreFault('slow')])
      expect(clientErrorOf(error)).toMatchObject({ extensions: { code: 'QUERY_TIMEOUT' } });
  });

  it('passes on an error from outside a store', () => {
    const error = new Error('ours');
    expect(clientErrorOf(error)).toBe(error);
  });
});

describe('declaredValue', () => {
  it('lets through what can be declared', () => {
    const value = ['a', 1, -0.5, true, null, [[Number.MAX_SAFE_INTEGER]], []];
    expect(declaredValue(value)).toBe(value);
  });

  it.each([[Number.POSITIVE_INFINITY], [Number.NaN], [1n], [undefined], [{}], [new Date()], [[['a', [new Date()]]]]])(
    'refuses %s',
    (value) => expect(() => declaredValue(value)).toThrow(StoredValueError),
  );
});
