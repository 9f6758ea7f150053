import { useApp } from '../context.ts';
import type { PictureClaim } from '../draw/picture.ts';
import { lowerWords } from '../words.ts';

/** Shows the claims behind a fact as a disclosure, one click away. */
export function Claims({ claims, open = false }: { claims: readonly PictureClaim[]; open?: boolean }) {
  if (claims.length === 0) return <span class="quiet">no claims</span>;
  const disputed = claims.some(({ disputedBy }) => disputedBy.length > 0);
  return (
    <details class="claims" open={open}>
      <summary>
        {claims.length === 1 ? '1 claim' : `${claims.length} claims`}
        {disputed && <span class="badge">disputed</span>}
      </summary>
      <ClaimList claims={claims} />
    </details>
  );
}

/** Shows claims one below the other: the statement, its status and place, its source, and who disputes it. */
export const ClaimList = ({ claims }: { claims: readonly PictureClaim[] }) => (
  <ul class="claim-list">
    {claims.map((claim) => (
      <li key={claim.id}>
        <Claim claim={claim} />
      </li>
    ))}
  </ul>
);

function Claim({ claim: { id, statement, status, section, source, disputedBy } }: { claim: PictureClaim }) {
  const { open } = useApp();
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
        {section !== null && <>, {section}</>}
      </p>
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
