/** The service and the browser of a test file. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../http/server.ts';
import { openBrowser, type TestBrowser } from './chromium.ts';

/** A running service, and a browser that reaches nothing else. */
export interface BrowsedService {
  readonly server: TestServer;
  readonly browser: TestBrowser;
}

/** Starts a service and a browser before the tests of a block, and stops both after them. */
export function browseService(...parameters: Parameters<typeof startTestServer>): BrowsedService {
  let server: TestServer;
  let browser: TestBrowser;
  beforeAll(async () => {
    server = await startTestServer(...parameters);
    browser = await openBrowser(server.origin);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get server() {
      return server;
    },
    get browser() {
      return browser;
    },
  };
}

/** Declares the last test of a block: every page of the tests before it had the chance to misbehave. */
export const testBehaviour = (service: BrowsedService): void =>
  test('sends no requests to other hosts, has no failed scripts and violates no policy', () => {
    expect(service.browser.strayed).toEqual([]);
    expect(service.browser.problems).toEqual([]);
  });
