/** The drawing as tables: the same nodes and edges, with the same focus and selection. */
import { useApp } from '../../context.ts';
import type { Picture, PictureEdge, PictureNode } from '../../draw/picture.ts';
import { Claims } from '../../parts/claims.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { capitalised, counted, kindNamed, relationNamed } from '../../words.ts';

interface TwinProps {
  readonly picture: Picture;
  readonly focus: string | null;
  readonly onFocus: (id: string | null) => void;
}

export function Twin({ picture, focus, onFocus }: TwinProps) {
  return (
    <>
      <EdgeTable picture={picture} focus={focus} onFocus={onFocus} />
      <NodeTable picture={picture} focus={focus} onFocus={onFocus} />
    </>
  );
}

function EdgeTable({ picture, focus, onFocus }: TwinProps) {
  const { graph } = useApp();
  const nameOf = namesOf(picture);
  const words = (edge: PictureEdge) => relationNamed(graph, edge.relation)?.label ?? edge.relation;
  const columns: readonly Column<PictureEdge>[] = [
    {
      name: 'from',
      title: 'From',
      cell: ({ from }) => <FocusButton id={from} name={nameOf(from)} focus={focus} onFocus={onFocus} />,
      sort: ({ from }) => nameOf(from),
    },
    {
      name: 'relation',
      title: 'Relation',
      cell: (edge) => <FocusButton id={edge.id} name={words(edge)} focus={focus} onFocus={onFocus} />,
      sort: words,
    },
    {
      name: 'to',
      title: 'To',
      cell: ({ to }) => <FocusButton id={to} name={nameOf(to)} focus={focus} onFocus={onFocus} />,
      sort: ({ to }) => nameOf(to),
    },
    {
      name: 'claims',
      title: capitalised(graph.evidence.field),
      cell: ({ claims }) => <Claims claims={claims} />,
      sort: ({ claims }) => claims.length,
    },
  ];
  return (
    <Table
      caption={counted(picture.edges.length, 'line of the drawing', 'lines of the drawing')}
      columns={columns}
      rows={picture.edges}
      keyOf={({ id }) => id}
      isSelected={({ id, from, to }) => focus !== null && (id === focus || from === focus || to === focus)}
    />
  );
}

function NodeTable({ picture, focus, onFocus }: TwinProps) {
  const { graph, open } = useApp();
  const degrees = degreesOf(picture);
  const columns: readonly Column<PictureNode>[] = [
    {
      name: 'name',
      title: 'Name',
      cell: ({ id, name }) => <a href={open('entity', { id })}>{name}</a>,
      sort: ({ name }) => name,
    },
    {
      name: 'kind',
      title: 'Kind',
      cell: ({ kind }) => kindNamed(graph, kind)?.label ?? kind,
      sort: ({ kind }) => kindNamed(graph, kind)?.label ?? kind,
    },
    {
      name: 'lines',
      title: 'Lines',
      cell: ({ id }) => degrees.get(id) ?? 0,
      sort: ({ id }) => degrees.get(id) ?? 0,
      isNumber: true,
    },
    {
      name: 'focus',
      title: 'In the drawing',
      cell: ({ id }) => <FocusButton id={id} name="Show" focus={focus} onFocus={onFocus} />,
    },
  ];
  return (
    <Table
      caption={counted(picture.nodes.length, 'node of the drawing', 'nodes of the drawing')}
      columns={columns}
      rows={picture.nodes}
      keyOf={({ id }) => id}
      isSelected={({ id }) => id === focus}
    />
  );
}

function FocusButton({ id, name, focus, onFocus }: Omit<TwinProps, 'picture'> & { id: string; name: string }) {
  return (
    <button type="button" class="link" aria-pressed={id === focus} onClick={() => onFocus(id === focus ? null : id)}>
      {name}
    </button>
  );
}

function namesOf({ nodes }: Picture): (id: string) => string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** Counts the edges of each node. */
function degreesOf({ edges }: Picture): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const { from, to } of edges) {
    for (const id of new Set([from, to])) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  return degrees;
}
