/** Makes a record of a request for a test that calls the server without HTTP. The test of errors uses it. */
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { newRecord, type RequestRecord } from '../../../src/server/observability/record.ts';

/** Returns the record of a request that no client sent. */
export const emptyRequestRecord = (): RequestRecord => newRecord(new IncomingMessage(new Socket()), '');
