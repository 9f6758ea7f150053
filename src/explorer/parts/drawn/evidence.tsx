/** Shows the focused node or edges of a drawing: for an edge, its values and who says so. */
import { useAnswer } from '../../api/answer.ts';
import { type End, forwardEnd } from '../../api/ends.ts';
import { edgeDocument, type FactPage } from '../../api/facts.ts';
import { filledProperties, printValue } from '../../api/properties.ts';
import { useApp } from '../../context.ts';
import type { Picture, PictureEdge, PictureNode } from '../../draw/picture.ts';
import type { GraphDescription } from '../../graph.ts';
import { capitalised, counted, kindNamed, kindOfId, relationNamed } from '../../words.ts';
import { ClaimList, Support } from '../claims.tsx';
import { EntityLink } from '../entity-link.tsx';
import { QueryBar } from '../query-bar.tsx';

interface EvidenceProps {
  readonly picture: Picture;
  /** Ids of a node, or of the edges of a line; none if nothing has the focus. */
  readonly shown: readonly string[];
  onGrow?(id: string): void;
}

/** The most edges of one line that the panel shows; the table below the drawing has them all. */
const maxEdges = 20;

export function Evidence({ picture, shown, onGrow }: EvidenceProps) {
  const node = picture.nodes.find(({ id }) => id === shown[0]);
  const wanted = new Set(shown);
  const edges = picture.edges.filter(({ id }) => wanted.has(id));
  const isMissing = shown.length > 0 && !node && edges.length === 0;
  return (
    <section class="panel" aria-labelledby="evidence">
      <h2 id="evidence">{edges.length > 0 ? 'Who says so' : node ? node.name : 'Details'}</h2>
      {edges.slice(0, maxEdges).map((edge) => (
        <EdgeEvidence key={edge.id} edge={edge} picture={picture} />
      ))}
      {edges.length > maxEdges && (
        <p class="quiet">{edges.length - maxEdges} more lines are in the table below the drawing.</p>
      )}
      {node && <NodeDetails node={node} picture={picture} {...(onGrow && { onGrow })} />}
      {edges.length === 0 && !node && (
        <p class="quiet">
          {isMissing && 'The address names something that is not in this drawing. '}
          Choose a line to see who says so, or a node to see its connections.
        </p>
      )}
    </section>
  );
}

function NodeDetails({ node, picture, onGrow }: Omit<EvidenceProps, 'shown'> & { node: PictureNode }) {
  const { graph, open } = useApp();
  const count = picture.edges.filter(({ from, to }) => from === node.id || to === node.id).length;
  return (
    <>
      <p class="quiet">
        {capitalised(kindNamed(graph, node.kind)?.label ?? node.kind)}, {counted(count, 'line', 'lines')} here
      </p>
      <p class="row">
        <a class="button" href={open('entity', { id: node.id })}>
          Open its page
        </a>
        <a class="button" href={open('drawing', { id: node.id })}>
          Put it in the center
        </a>
        {onGrow && (
          <button type="button" onClick={() => onGrow(node.id)}>
            Add what is around it
          </button>
        )}
      </p>
    </>
  );
}

function EdgeEvidence({ edge, picture }: { edge: PictureEdge; picture: Picture }) {
  const { graph } = useApp();
  const relation = relationNamed(graph, edge.relation);
  const link = (id: string) => <EntityLink id={id} name={picture.nodes.find((node) => node.id === id)?.name ?? id} />;
  return (
    <>
      <p>
        {link(edge.from)} {relation?.label ?? edge.relation} {link(edge.to)}.
      </p>
      <p class="quiet">
        <Support claims={edge.claims} />
      </p>
      <EdgeValues edge={edge} />
      <ClaimList claims={edge.claims} />
    </>
  );
}

/** Reads the values of an edge, which a neighbourhood does not have. */
function EdgeValues({ edge }: { edge: PictureEdge }) {
  const { graph } = useApp();
  const found = endOfEdge(graph, edge);
  const document = found && edgeDocument(graph, found.kind, found.end);
  const variables = { from: edge.from, to: edge.to };
  const answer = useAnswer<{ readonly entity: { readonly facts: FactPage } | null }>(document, variables);
  const fact = answer.data?.entity?.facts.edges[0];
  if (!found || !fact || document === null) return null;
  const { properties } = found.end.relation;
  return (
    <>
      <dl class="properties">
        {filledProperties(properties, [fact]).map((property) => (
          <div key={property.name}>
            <dt title={property.description}>{capitalised(property.label)}</dt>
            <dd>{printValue(property, fact, properties)}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>The query of these values</summary>
        <QueryBar document={document} variables={variables} level={3} />
      </details>
    </>
  );
}

/** Finds the field that lists an edge; null if its relation has no properties to read. */
function endOfEdge(
  graph: GraphDescription,
  edge: PictureEdge,
): { kind: ReturnType<typeof kindOfId> & object; end: End } | null {
  const relation = relationNamed(graph, edge.relation);
  const kind = kindOfId(graph, edge.from);
  if (!relation || !kind || relation.properties.length === 0 || relation.isSingle) return null;
  return { kind, end: forwardEnd(relation) };
}
