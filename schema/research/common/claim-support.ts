/** Decides by some claims alone whether a limit by evidence admits a relation. */
import type { LimitValues } from '../../../src/research/context.ts';
import { weakKinds } from '../../model/claim.ts';
import type { ResultOfQuery } from './facts.ts';

type Claim = NonNullable<ResultOfQuery<'{ claims { nodes { status source { id evidenceKind family } } } }'>['claims']>;
export type SourcedClaim = Claim['nodes'][number];

/** Returns whether a limit would admit a relation that had only these claims. */
export function admitsAlone(limit: LimitValues, claims: readonly SourcedClaim[]): boolean {
  const { sources, sourceKinds, status, minSources, corroborated } = limit;
  const admitted = claims.filter(
    (claim) =>
      isAmong(sources, claim.source.id) &&
      isAmong(sourceKinds, claim.source.evidenceKind) &&
      isAmong(status, claim.status),
  );
  if (familiesOf(admitted).size < (typeof minSources === 'number' ? minSources : 1)) return false;
  return corroborated === undefined || isCorroborated(claims) === corroborated;
}

/** Returns whether a list has a value. A limit without the list admits every value. */
const isAmong = (list: unknown, value: string | null): boolean => !Array.isArray(list) || list.includes(value);

/** Returns what `corroborated` of a relation with only these claims would be. */
function isCorroborated(claims: readonly SourcedClaim[]): boolean {
  const having = (wanted: SourcedClaim['status']) => claims.filter(({ status }) => status === wanted);
  const asserting = having('ASSERTED');
  const counted = asserting.length > 0 ? asserting : having('NEGATED');
  return counted.some(({ source }) => !isWeak(source)) || familiesOf(counted).size > 1;
}

const isWeak = ({ evidenceKind }: SourcedClaim['source']): boolean => weakKinds.some((kind) => kind === evidenceKind);

/** Returns the families of the sources. A source without a family is one by itself. */
const familiesOf = (claims: readonly SourcedClaim[]): ReadonlySet<string> =>
  new Set(claims.map(({ source }) => (source.family === null ? `source ${source.id}` : `family ${source.family}`)));
