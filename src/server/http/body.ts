/** The bodies of answers, plain and compressed. */
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

/** An encoding in which the service compresses. Browsers name both. */
export type Encoding = 'br' | 'gzip';

/** How much time compression takes: little for a body that is sent once, more for one that is sent again. */
type Effort = 'quick' | 'thorough';

/** See docs/performance.md for the measurements behind these levels. */
const levels: Readonly<Record<Encoding, Readonly<Record<Effort, number>>>> = {
  br: { quick: 1, thorough: 5 },
  gzip: { quick: 1, thorough: 6 },
};

/** Bytes above which a thread compresses. Below, handing the bytes over takes more time than it saves. */
const threadedBytes = 1_000_000;

/** The body of one answer. */
export class Body {
  /** A short string leaves the process together with the headers, which is faster than a buffer of its own. */
  readonly content: string | Buffer;
  readonly bytes: number;

  constructor(content: string | Buffer) {
    this.content = content;
    this.bytes = Buffer.byteLength(content);
  }

  get text(): string {
    return this.content.toString();
  }

  /** Compresses the body. */
  encoded(encoding: Encoding): Buffer | Promise<Buffer> {
    return compress(this.content, this.bytes, encoding, 'quick');
  }
}

/** A body that is sent again and again: it keeps its bytes, plain and in each encoding that a client accepted. */
export class KeptBody extends Body {
  private readonly forms = new Map<Encoding, Buffer | Promise<Buffer>>();
  private readonly grown: (body: KeptBody) => unknown;
  private formBytes = 0;

  /** @param grown is called when the body has taken more memory. */
  constructor(content: string | Buffer, grown: (body: KeptBody) => unknown = () => {}) {
    // Memory of its own: a part of Node's pool would keep the whole pool alive.
    super(ownBuffer(content));
    this.grown = grown;
  }

  /** Bytes of all forms together. */
  get size(): number {
    return this.bytes + this.formBytes;
  }

  override encoded(encoding: Encoding): Buffer | Promise<Buffer> {
    const known = this.forms.get(encoding);
    if (known) return known;
    const form = compress(this.content, this.bytes, encoding, 'thorough');
    this.forms.set(encoding, form);
    if (form instanceof Promise) void form.then((bytes) => this.grow(encoding, bytes));
    else this.grow(encoding, form);
    return form;
  }

  private grow(encoding: Encoding, form: Buffer): void {
    this.forms.set(encoding, form);
    this.formBytes += form.length;
    this.grown(this);
  }
}

function ownBuffer(content: string | Buffer): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(content));
  if (typeof content === 'string') bytes.write(content);
  else content.copy(bytes);
  return bytes;
}

const inThread = { br: promisify(brotliCompress), gzip: promisify(gzip) };

function compress(
  content: string | Buffer,
  bytes: number,
  encoding: Encoding,
  effort: Effort,
): Buffer | Promise<Buffer> {
  const level = levels[encoding][effort];
  const isThreaded = bytes > threadedBytes;
  if (encoding === 'gzip') return isThreaded ? inThread.gzip(content, { level }) : gzipSync(content, { level });
  const params = { [constants.BROTLI_PARAM_QUALITY]: level, [constants.BROTLI_PARAM_SIZE_HINT]: bytes };
  return isThreaded ? inThread.br(content, { params }) : brotliCompressSync(content, { params });
}
