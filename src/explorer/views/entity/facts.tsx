/** Shows the facts of one relation of an entity: as sentences, or as a table if its edges have properties. */
import type { ComponentChildren } from 'preact';
import { readClaims } from '../../api/claims.ts';
import type { End } from '../../api/ends.ts';
import type { FactEdge } from '../../api/facts.ts';
import { filledProperties, printValue } from '../../api/properties.ts';
import { useApp } from '../../context.ts';
import type { PropertyDescription } from '../../graph.ts';
import { Claims } from '../../parts/claims.tsx';
import { EntityLink } from '../../parts/entity-link.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { capitalised, withoutStop } from '../../words.ts';

interface FactsProps {
  /** The name of the entity whose facts they are. */
  readonly name: string;
  readonly end: End;
  readonly edges: readonly FactEdge[];
}

export function Facts({ name, end, edges }: FactsProps) {
  const properties = filledProperties(end.relation.properties, edges);
  return properties.length === 0 ? (
    <Sentences name={name} end={end} edges={edges} />
  ) : (
    <FactTable name={name} end={end} edges={edges} properties={properties} />
  );
}

/** Writes each fact as a sentence, with its claims below. */
const Sentences = ({ name, end, edges }: FactsProps) => (
  <ul class="facts">
    {edges.map((edge) => (
      <li key={edge.node.id}>
        <p>
          {withoutStop(name)} {end.label} <EntityLink {...edge.node} name={withoutStop(edge.node.name)} />.
        </p>
        <EdgeClaims edge={edge} end={end} />
      </li>
    ))}
  </ul>
);

function FactTable({ name, end, edges, properties }: FactsProps & { properties: readonly PropertyDescription[] }) {
  const { graph } = useApp();
  const kind = end.kinds.length === 1 ? graph.kinds.find((candidate) => candidate.name === end.kinds[0]) : undefined;
  const columns: readonly Column<FactEdge>[] = [
    {
      name: 'node',
      title: capitalised(kind?.label ?? 'entity'),
      cell: ({ node }) => <EntityLink {...node} />,
      sort: ({ node }) => node.name,
    },
    ...properties.map((property) => propertyColumn(property, end.relation.properties)),
    ...(end.relation.hasEvidence
      ? [
          {
            name: 'evidence',
            title: capitalised(graph.evidence.field),
            cell: (edge: FactEdge) => <EdgeClaims edge={edge} end={end} />,
          },
        ]
      : []),
  ];
  return (
    <Table
      caption={`${name} ${end.label}`}
      hiddenCaption
      columns={columns}
      rows={edges}
      keyOf={({ node }) => node.id}
    />
  );
}

const propertyColumn = (property: PropertyDescription, siblings: readonly PropertyDescription[]): Column<FactEdge> => ({
  name: property.name,
  title: capitalised(property.label),
  isNumber: property.type === 'number' && !property.isList,
  cell: (edge) => printed(property, edge, siblings),
  sort: (edge) => {
    const value = edge[property.name];
    return typeof value === 'number' ? value : printValue(property, edge, siblings);
  },
});

function printed(
  property: PropertyDescription,
  edge: FactEdge,
  siblings: readonly PropertyDescription[],
): ComponentChildren {
  return printValue(property, edge, siblings) ?? <span class="quiet">–</span>;
}

function EdgeClaims({ edge, end }: { edge: FactEdge; end: End }) {
  const { graph } = useApp();
  return end.relation.hasEvidence ? <Claims claims={readClaims(graph.evidence, edge)} /> : null;
}
