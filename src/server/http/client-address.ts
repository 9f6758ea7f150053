/** Who a request comes from, as far as addresses tell. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';

/** The address of a client; empty when its connection is gone already. */
export type ClientOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/**
 * Finds the client in `x-forwarded-for`, in which each proxy notes who it was asked by, as far as its entries were
 * written by proxies that are trusted. Anybody else may write there what they like.
 * @param proxies addresses, ranges, and names for ranges, joined by commas.
 */
export function clientBehind(proxies: string): ClientOf {
  if (proxies === '') return ({ socket }) => socket.remoteAddress ?? '';
  const trusts = proxyaddr.compile(proxies.split(','));
  return (request) => {
    const { remoteAddress = '' } = request.socket;
    // It reads the header and the address of the connection, no more.
    const found = remoteAddress && proxyaddr(request as IncomingMessage, trusts);
    return isIP(found) ? found : remoteAddress;
  };
}

/** What stands for whoever has an address: in IPv6 the network of 64 bits, in which a single client has all addresses. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? `${parsed.parts.slice(0, 4).join(':')}::/64` : parsed.toString();
}
