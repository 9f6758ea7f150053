import fc from 'fast-check';
import { unthrottled } from '../http/server.ts';
import { startServiceProcess } from '../process/command.ts';
import { check } from '../random/fast-check.ts';
import type { Requests } from './request-kinds.ts';
import { judge, type Verdict } from './verdict.ts';
import type { WireRequest } from './wire-request.ts';

/** Requests that are under way together. */
const together = 25;

/** The seed of every run that is given none: what is sent is the same each time. */
const seed = 20_261_125;

/** Sends requests of any sort to a service in a process of its own, and holds every answer to what a client may see. */
export class Fuzzer {
  /** How many requests were sent. */
  sent = 0;
  readonly url: string;
  private readonly served: Awaited<ReturnType<typeof startServiceProcess>>;
  private readonly answered: Verdict[] = [];

  private constructor(served: Awaited<ReturnType<typeof startServiceProcess>>) {
    this.served = served;
    this.url = served.url;
  }

  /** Starts the service. @param args of `serve`. @param env further variables. `killAll` ends it, too. */
  static async start(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Fuzzer> {
    return new Fuzzer(await startServiceProcess({ env }, '--log-level', 'error', ...unthrottled, ...args));
  }

  /**
   * Sends so many requests of a sort, some at once.
   * @returns what the service answered to these.
   * @throws {Error} with the seed, the smallest batch found that is answered wrongly, and which of it is.
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

  /** Stops the service. @returns how its process ended, and what it had to say of failures. */
  async stop(): Promise<{ readonly code: number | null; readonly failures: string }> {
    this.served.child.kill('SIGINT');
    const { code, err } = await this.served.ended;
    return { code, failures: err };
  }
}

/** The longest that any answer may take: the time of an operation, and something for a busy machine. */
const patienceMs = 30_000;

async function inTime<T>(answers: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`the connection is still open after ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([answers, late]).finally(() => clearTimeout(timer));
}
