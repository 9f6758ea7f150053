import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { newRecord, type RequestRecord } from '../../../src/server/observability/record.ts';

/** The record of a request that no client has sent. */
export const emptyRequestRecord = (): RequestRecord => newRecord(new IncomingMessage(new Socket()), '');
