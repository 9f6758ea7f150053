/** Finds the address of the client that sent a request. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';
import { remember } from './memo.ts';

/**
 * Reads the client's address from `x-forwarded-for`, to which each proxy adds the address of its own client. Only the
 * entries of trusted proxies count: any client may write others.
 */
export class ClientAddresses {
  private readonly trusts: ((address: string, hops: number) => boolean) | null;

  /** @param proxies addresses, ranges, and names of ranges, joined by commas; empty for none. */
  constructor(proxies: string) {
    this.trusts = proxies === '' ? null : proxyaddr.compile(proxies.split(','));
  }

  /** Says whether an address is that of a trusted proxy, which carries the requests of many clients. */
  isTrusted(address: string): boolean {
    return this.trusts?.(address, 0) ?? false;
  }

  /** Returns the address of a client; empty if its connection is already closed. */
  of(request: Pick<IncomingMessage, 'headers' | 'socket'>): string {
    const { remoteAddress = '' } = request.socket;
    if (!this.trusts || remoteAddress === '') return remoteAddress;
    // The library reads the header and the address of the connection, nothing else.
    const { 'x-forwarded-for': list } = request.headers;
    const headers = typeof list === 'string' ? { 'x-forwarded-for': withoutPorts(list) } : {};
    const found = proxyaddr({ headers, socket: request.socket } as IncomingMessage, this.trusts);
    return isIP(found) ? found : remoteAddress;
  }
}

/** Removes the ports that some proxies add: `192.0.2.1:4711` and `[2001:db8::1]:4711` become plain addresses. */
const withoutPorts = (list: string): string =>
  list
    .split(',')
    .map((entry) => entry.trim().replace(/^(?:([\d.]+)|\[([\da-f:.]+)\])(?::\d{1,5})?$/i, '$1$2'))
    .join(', ');

/** Returns the network that counts as one client: for IPv6 the first 64 bits, which a client usually has alone. */
export const networkOf = remember((address) => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? `${parsed.parts.slice(0, 4).join(':')}::/64` : parsed.toString();
});
