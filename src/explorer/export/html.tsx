import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PictureClaim } from '../draw/picture.ts';
import type { EvidenceDescription } from '../graph.ts';
import { gradeWords, sortWord } from '../support.ts';
import { capitalised, counted, lowerWords } from '../words.ts';
import { type Content, claimsOf, factsOf, licencesOf, tableOf } from './content.ts';
import { pagePolicy, pageStyle } from './page-style.ts';
import { PictureSvg } from './svg.tsx';

/** Returns one HTML file with the picture, the table, the claims and the data. It opens offline, and has no script. */
export const exportHtml = (content: Content): string =>
  `<!doctype html>\n${renderToString(<Page content={content} />)}\n`;

function Page({ content }: { content: Content }) {
  const { title, graph, picture, query, release, address } = content;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={pagePolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} – ${graph.name}`}</title>
        <style>{pageStyle}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>
            {counted(picture.nodes.length, 'entity', 'entities')} and{' '}
            {counted(picture.edges.length, 'relation', 'relations')} of {graph.name}
            {release !== null && `, release ${release}`}. <a href={address}>Open this page again</a>
          </p>
          <Scrolling name="Picture" isPicture>
            <PictureSvg content={content} hasFacts={false} />
          </Scrolling>
          <h2>Relations and who says so</h2>
          <Table content={content} />
          <h2>Sources and licences</h2>
          <ul>
            {licencesOf(claimsOf(picture)).map((source) => (
              <li key={source.id}>
                <Source source={source} />
                {source.licence !== null && <>. {source.licence}</>}
              </li>
            ))}
          </ul>
          <h2>Query</h2>
          <pre id="query">{query.document}</pre>
          <pre id="variables">{JSON.stringify(query.variables, null, 2)}</pre>
          <details>
            <summary>Data as JSON</summary>
            <pre id="data">{JSON.stringify(factsOf(content), null, 2)}</pre>
          </details>
        </main>
      </body>
    </html>
  );
}

const Scrolling = ({
  name,
  isPicture = false,
  children,
}: {
  name: string;
  isPicture?: boolean;
  children: ComponentChildren;
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the focus to scroll by keyboard.
  <section class={isPicture ? 'scroll picture' : 'scroll'} tabIndex={0} aria-label={name}>
    {children}
  </section>
);

const Table = ({ content }: { content: Content }) => (
  <Scrolling name="Table of relations">
    <table>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Relation</th>
          <th scope="col">To</th>
          <th scope="col">Values</th>
          <th scope="col">Sources</th>
          <th scope="col">Claims</th>
        </tr>
      </thead>
      <tbody>
        {tableOf(content).map(({ id, from, relation, to, values, support, claims }) => (
          <tr key={id}>
            <th scope="row">{from.name}</th>
            <td>{relation}</td>
            <td>{to.name}</td>
            <td>{values.join('; ')}</td>
            <td>{support}</td>
            <td>
              <ul>
                {claims.map((claim) => (
                  <li key={claim.id}>
                    <Claim claim={claim} evidence={content.graph.evidence} />
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolling>
);

function Claim({ claim, evidence }: { claim: PictureClaim; evidence: EvidenceDescription }) {
  const { statement, status, section, source, disputedBy } = claim;
  const place = [capitalised(lowerWords(status)), ...gradeWords(evidence, claim), section, sortWord(evidence, claim)];
  return (
    <>
      {statement}{' '}
      <small>
        ({[...place.filter(Boolean), ''].join(', ')}
        <Source source={source} />)
      </small>
      {disputedBy.length > 0 && (
        <>
          {' '}
          <strong>Disputed:</strong> {disputedBy.join('; ')}
        </>
      )}
    </>
  );
}

/** Makes links of web addresses only: the policy of the file does not govern what they open. */
const Source = ({ source: { title, url } }: { source: PictureClaim['source'] }) =>
  url !== null && /^https?:\/\//i.test(url) ? <a href={url}>{title}</a> : title;
