import { useApp } from '../context.ts';
import type { PictureClaim } from '../draw/picture.ts';
import { gradeWords, sortWord, supportWords } from '../support.ts';
import { capitalised, counted, lowerWords } from '../words.ts';

interface ClaimsProps {
  readonly claims: readonly PictureClaim[];
  readonly open?: boolean;
  /** Whether they support several facts: then their sources do not add up, since none of them supports all facts. */
  readonly isOfSeveral?: boolean;
}

/** Shows the claims behind a fact as a disclosure, one click away, below the number of their independent sources. */
export function Claims({ claims, open = false, isOfSeveral = false }: ClaimsProps) {
  if (claims.length === 0) return <span class="quiet">no claims</span>;
  return (
    <details class="claims" open={open}>
      <summary>
        {isOfSeveral && claims.length > 1 ? (
          <span class="support">{counted(claims.length, 'claim', 'claims')} on several facts</span>
        ) : (
          <Support claims={claims} />
        )}
      </summary>
      <ClaimList claims={claims} />
    </details>
  );
}

/** Says how many independent sources support a fact, with how many claims, and what is wrong with them. */
export function Support({ claims }: { claims: readonly PictureClaim[] }) {
  const { graph } = useApp();
  const { count, doubts } = supportWords(graph, claims);
  return (
    <>
      <span class="support">
        {count}, {counted(claims.length, 'claim', 'claims')}
      </span>
      {doubts.map((doubt) => (
        <span key={doubt} class="doubt-word">
          {' '}
          <span class="badge">{doubt}</span>
        </span>
      ))}
    </>
  );
}

/** Shows claims one below the other: the statement, its status, source, place and grades, and who disputes it. */
export const ClaimList = ({ claims }: { claims: readonly PictureClaim[] }) => (
  <ul class="claim-list">
    {claims.map((claim) => (
      <li key={claim.id}>
        <Claim claim={claim} />
      </li>
    ))}
  </ul>
);

function Claim({ claim }: { claim: PictureClaim }) {
  const { id, statement, status, section, source, disputedBy } = claim;
  const { open, graph } = useApp();
  const sort = sortWord(graph.evidence, claim);
  const grades = gradeWords(graph.evidence, claim);
  return (
    <>
      <p>
        <a href={open('entity', { id })}>{statement}</a>
      </p>
      <p class="quiet">
        {status !== '' && <span class={`status status-${status.toLowerCase()}`}>{lowerWords(status)}</span>}
        {source.title !== '' && (
          <>
            {' by '}
            {source.url === null ? source.title : <a href={source.url}>{source.title}</a>}
          </>
        )}
        {sort !== null && ` (${sort})`}
        {section !== null && <>, {section}</>}
      </p>
      {grades.length > 0 && <p class="quiet">{capitalised(grades.join(', '))}</p>}
      {disputedBy.length > 0 && (
        <div class="disputes">
          <p>Disputed by:</p>
          <ul>
            {disputedBy.map((other) => (
              <li key={other}>{other}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
