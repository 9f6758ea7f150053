import { type GraphQLSchema, printSchema } from 'graphql';
import { codedError } from '../../base/errors.ts';
import type { Admission } from '../access/admission.ts';
import { isKnown, notModified } from '../http/conditional.ts';
import type { Exchange } from '../http/exchange.ts';
import { type KeptText, keepText } from '../http/kept-text.ts';
import { type HttpAnswer, type Refusal, refusalAnswer } from '../http/respond.ts';

const hidden: Refusal = {
  status: 403,
  error: codedError(
    'INTROSPECTION_DISABLED',
    'This service does not show its schema: it runs with --introspection off or with trusted documents. Take the ' +
      'schema from schema/schema.graphql of its source code, or ask the operator for it.',
  ),
};

/** Answers with the schema in the schema definition language, for code generators and readers. */
export class SchemaRoute {
  private readonly schema: GraphQLSchema;
  private readonly admission: Admission;
  private readonly isShown: boolean;
  /** The schema as clients get it, printed once: printing takes as long as some hundred small requests. */
  private printed: KeptText | null = null;

  /** @param isShown whether clients may read the schema: by this path exactly if by introspection. */
  constructor(schema: GraphQLSchema, admission: Admission, isShown: boolean) {
    this.schema = schema;
    this.admission = admission;
    this.isShown = isShown;
  }

  /** Admits the client as for any query, then answers with the schema, or with 304 if the client has it. */
  async answer({ request, record }: Exchange): Promise<HttpAnswer> {
    const refusal = (await this.admission.admit(request, record)) ?? (this.isShown ? null : hidden);
    if (refusal) return refusalAnswer(record, refusal);
    this.printed ??= keepText(`${printSchema(this.schema)}\n`);
    const { body, etag } = this.printed;
    const headers = { etag, 'cache-control': `${this.admission.isPublic ? 'public' : 'private'}, no-cache` };
    if (isKnown(request.headers, etag)) return notModified(headers);
    // The language has no media type of its own, and browsers show plain text.
    return { status: 200, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body };
  }
}
