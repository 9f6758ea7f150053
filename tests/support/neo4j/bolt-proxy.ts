/** A proxy between the driver and Neo4j that counts messages and simulates faults, for the tests on Neo4j. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Names of the messages that a client sends over Bolt, by their first byte. */
const names: Readonly<Record<number, string>> = {
  1: 'HELLO',
  2: 'GOODBYE',
  15: 'RESET',
  16: 'RUN',
  17: 'BEGIN',
  18: 'COMMIT',
  19: 'ROLLBACK',
  47: 'DISCARD',
  63: 'PULL',
  84: 'TELEMETRY',
  102: 'ROUTE',
  106: 'LOGON',
  107: 'LOGOFF',
};

/** The traffic through a {@link BoltProxy} since its last `take`. */
export interface Traffic {
  /** Messages of clients, in order. */
  readonly messages: readonly string[];
  /** How often a client sent something after the server had, or first. Each time, it waits once for the network. */
  readonly roundTrips: number;
}

/** Sits between a driver and its server. It counts messages, and it can fall silent or cut all connections. */
export class BoltProxy {
  /** The address for the driver. */
  readonly uri: string;
  private readonly server;
  private readonly links = new Set<Link>();
  private silent = false;
  private messages: string[] = [];
  private roundTrips = 0;

  private constructor(server: ReturnType<typeof createServer>, target: URL) {
    this.server = server;
    this.uri = `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (client) => {
      const link = new Link(client, connect(Number(target.port), target.hostname), {
        message: (signature) => this.messages.push(names[signature] ?? `0x${signature.toString(16)}`),
        roundTrip: () => this.roundTrips++,
        end: () => this.links.delete(link),
      });
      this.links.add(link);
      if (this.silent) link.pause();
    });
  }

  /**
   * Opens a proxy.
   * @param uri the address of the server, such as "bolt://localhost:7687".
   * @param port the port of the proxy; 0 for any that is free.
   */
  static async open(uri: string, port = 0): Promise<BoltProxy> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    return new BoltProxy(server, new URL(uri));
  }

  /** Returns the traffic since the last call. */
  take(): Traffic {
    const { messages, roundTrips } = this;
    this.messages = [];
    this.roundTrips = 0;
    return { messages, roundTrips };
  }

  get connections(): number {
    return this.links.size;
  }

  /** Holds back everything that the server sends, but accepts connections and messages, like a server that hangs. */
  fallSilent(): void {
    this.silent = true;
    for (const link of this.links) link.pause();
  }

  /** Passes on what the server sends, again. */
  speakAgain(): void {
    this.silent = false;
    for (const link of this.links) link.resume();
  }

  /** Resets all connections. */
  cut(): void {
    for (const link of this.links) link.cut();
  }

  async close(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    this.cut();
    await closed;
  }
}

interface Listener {
  message(signature: number): void;
  roundTrip(): void;
  end(): void;
}

/** One connection through the proxy. */
class Link {
  private readonly client: Socket;
  private readonly server: Socket;
  private readonly reader: MessageReader;
  private clientSpoke = false;

  constructor(client: Socket, server: Socket, listener: Listener) {
    this.client = client;
    this.server = server;
    this.reader = new MessageReader(listener.message);
    client.setNoDelay(true);
    server.setNoDelay(true);
    client.on('data', (bytes) => {
      if (!this.clientSpoke) listener.roundTrip();
      this.clientSpoke = true;
      this.reader.read(bytes);
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      this.clientSpoke = false;
      this.reader.hear(bytes);
      client.write(bytes);
    });
    const end = (): void => {
      client.destroy();
      server.destroy();
      listener.end();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
  }

  pause(): void {
    this.server.pause();
  }

  resume(): void {
    this.server.resume();
  }

  cut(): void {
    this.client.resetAndDestroy();
    this.server.resetAndDestroy();
  }
}

/**
 * Finds the messages in the bytes of a client. After the handshake, a message consists of chunks. A chunk has two bytes
 * with its length, and then a part of the message. A chunk of length 0 ends the message.
 */
class MessageReader {
  private readonly message: (signature: number) => void;
  private rest = Buffer.alloc(0);
  private handshake: 'proposal' | 'choice' | 'done' = 'proposal';
  private heard = Buffer.alloc(0);
  private isInside = false;

  constructor(message: (signature: number) => void) {
    this.message = message;
  }

  /** Reads bytes of the server. Its reply decides how the handshake continues: it may offer a list of versions. */
  hear(bytes: Buffer): void {
    if (this.heard.length < 4) this.heard = Buffer.concat([this.heard, bytes]).subarray(0, 4);
  }

  read(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes]);
    while (this.next()) {}
  }

  private next(): boolean {
    if (this.handshake === 'proposal') {
      // Four bytes of greeting and four proposed versions.
      if (this.rest.length < 20) return false;
      this.handshake = 'choice';
      return this.skip(20);
    }
    if (this.handshake === 'choice') {
      if (this.rest.length === 0) return false;
      this.handshake = 'done';
      const isList = this.heard.readUInt32BE() === 0x000001ff;
      // The chosen version, and then the capabilities as an integer of variable length.
      if (isList) return this.skip(4 + 1 + this.rest.subarray(4).findIndex((byte) => byte < 0x80));
    }
    if (this.rest.length < 2) return false;
    const size = this.rest.readUInt16BE();
    if (this.rest.length < 2 + size) return false;
    // The marker of a structure, and then its signature.
    if (!this.isInside && size > 0) this.message(this.rest[3] ?? 0);
    this.isInside = size > 0;
    return this.skip(2 + size);
  }

  private skip(bytes: number): boolean {
    this.rest = this.rest.subarray(bytes);
    return true;
  }
}
