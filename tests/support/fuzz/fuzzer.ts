/** Sends fuzzed requests to a service and checks every answer. The fuzz tests of HTTP and of Neo4j use it. */
import fc from 'fast-check';
import { unthrottled } from '../http/server.ts';
import { startServiceProcess } from '../process/command.ts';
import { check } from '../random/fast-check.ts';
import type { Requests } from './request-kinds.ts';
import { judge, type Verdict } from './verdict.ts';
import type { WireRequest } from './wire-request.ts';

/** The number of requests that the fuzzer sends at once. */
const together = 25;

/** The default seed. With it, every run sends the same requests. */
const seed = 20_261_125;

/** Sends requests of any kind to a service in its own process. It rejects an answer that a client may not see. */
export class Fuzzer {
  /** The number of requests sent so far. */
  sent = 0;
  readonly url: string;
  private readonly served: Awaited<ReturnType<typeof startServiceProcess>>;
  private readonly answered: Verdict[] = [];

  private constructor(served: Awaited<ReturnType<typeof startServiceProcess>>) {
    this.served = served;
    this.url = served.url;
  }

  /** Starts the service. `killAll` also stops it. @param args flags of `serve`. @param env variables that it adds. */
  static async start(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Fuzzer> {
    return new Fuzzer(await startServiceProcess({ env }, '--log-level', 'error', ...unthrottled, ...args));
  }

  /**
   * Sends `count` requests of one kind, several at once.
   * @returns the verdicts on the answers.
   * @throws {Error} with the seed, the smallest failing batch that it found, and the request that got a wrong answer.
   */
  async run(requests: Requests, count: number): Promise<readonly Verdict[]> {
    const before = this.answered.length;
    const batches = fc.array(requests, { minLength: together, maxLength: together });
    await check(
      fc.asyncProperty(batches, async (batch) => {
        await Promise.all(batch.map((request) => this.send(request)));
      }),
      Math.ceil(count / together),
      seed,
    );
    return this.answered.slice(before);
  }

  private async send(request: WireRequest): Promise<void> {
    try {
      const answers = await inTime(request.send(this.url));
      if (answers.length === 0 && !request.isBlank) throw new Error('there was no answer');
      this.answered.push(...answers.map((answer) => judge(request, answer)));
      this.sent += 1;
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\nthe request was: ${request}`);
    }
  }

  /** Stops the service. @returns the exit code of its process, and the failures that it logged. */
  async stop(): Promise<{ readonly code: number | null; readonly failures: string }> {
    this.served.child.kill('SIGINT');
    const { code, err } = await this.served.ended;
    return { code, failures: err };
  }
}

/** The longest time that any answer may take: the time limit of an operation, and some room for a busy machine. */
const patienceMs = 30_000;

async function inTime<T>(answers: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`the connection is still open after ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([answers, late]).finally(() => clearTimeout(timer));
}
