/** Answers one operation: from what was kept, or by running it, within its time and its client's allowance. */
import type { ExecutionResult } from 'graphql';
import type { Answer } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import { effortOf, keptEffort, type RequestRecord } from '../observability/record.ts';
import type { AnswerCache, AnswerPlace } from './answer-cache.ts';
import type { Request } from './app.ts';
import { withinTime } from './time-out.ts';

export interface AnswerSettings {
  readonly operationTimeoutMs: number;
  readonly maxCost: number;
  readonly explain: boolean;
}

/** A result that Yoga writes as it is told to: with text that there is already. */
type Written = ExecutionResult & { readonly stringify?: () => string };

/**
 * @param cache null when nothing is to be kept.
 * @param charge takes from the allowance of whoever sent a request; an answer that is kept costs no more than the request.
 */
export function answererOf(
  engine: Engine,
  cache: AnswerCache | null,
  charge: (record: RequestRecord, cost: number) => Promise<void>,
  settings: AnswerSettings,
) {
  return async (request: Request): Promise<Written> => {
    const { record, cost } = request;
    const place = (await cache?.placeOf(request, { cost })) ?? null;
    if (place?.kept) {
      record.effort = keptEffort(place.kept.cost);
      record.release = place.release;
      return asText(place.kept.text);
    }
    const answer = await withinTime(settings.operationTimeoutMs, request, (signal) =>
      engine.run({ ...request, signal, charge: (amount) => charge(record, amount) }),
    );
    record.effort = effortOf(answer);
    // What reads nothing is the same in every release.
    record.release = answer.release ?? place?.release ?? record.release;
    const result = withExtensions(answer, request);
    return place && mayBeKept(answer, place) ? keepAs(place, answer.bound?.cost ?? 0, result) : result;
  };

  function withExtensions(answer: Answer, { explain, cost }: Request): ExecutionResult {
    const { result, bound } = answer;
    const extensions = {
      ...(settings.explain && explain && { explain: engine.explain(answer) }),
      ...(cost && bound && { cost: { operation: bound.cost, max: settings.maxCost } }),
    };
    return Object.keys(extensions).length > 0 ? { ...result, extensions } : result;
  }
}

/** In a cluster a member may be behind: what an answer was read of is what counts, if it was read at all. */
const mayBeKept = ({ result, release }: Answer, place: AnswerPlace): boolean =>
  !result.errors && (release ?? place.release) === place.release;

function keepAs(place: AnswerPlace, cost: number, result: ExecutionResult): Written {
  const text = JSON.stringify(result);
  place.keep({ text, cost });
  return asText(text);
}

const asText = (text: string): Written => ({ stringify: () => text });
