/** The drawing as tables: the same nodes and edges, with the same focus and selection. */
import { useApp } from '../../context.ts';
import type { Picture, PictureEdge, PictureNode } from '../../draw/picture.ts';
import { capitalised, counted, kindNamed, relationNamed } from '../../words.ts';
import { Claims } from '../claims.tsx';
import { EntityLink } from '../entity-link.tsx';
import { type Column, Table } from '../table.tsx';
import type { UsedSelection } from './selection.ts';

interface TwinProps extends UsedSelection {
  readonly picture: Picture;
}

export function Twin(props: TwinProps) {
  return (
    <>
      <EdgeTable {...props} />
      <NodeTable {...props} />
    </>
  );
}

function EdgeTable({ picture, selection: { focus }, onFocus }: TwinProps) {
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

function NodeTable({ picture, selection, onSelect, onFocus }: TwinProps) {
  const { graph } = useApp();
  const { focus } = selection;
  const degrees = degreesOf(picture);
  const toggle = (id: string) => {
    const nodes = new Set(selection.nodes);
    if (!nodes.delete(id)) nodes.add(id);
    onSelect(nodes);
  };
  const columns: readonly Column<PictureNode>[] = [
    {
      name: 'name',
      title: 'Name',
      cell: (node) => <EntityLink {...node} />,
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
      cell: ({ id, name }) => (
        <span class="row">
          <FocusButton id={id} name="Show" about={name} focus={focus} onFocus={onFocus} />
          <label>
            <input type="checkbox" checked={selection.nodes.has(id)} onChange={() => toggle(id)} />
            Select<span class="visually-hidden"> {name}</span>
          </label>
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={counted(picture.nodes.length, 'node of the drawing', 'nodes of the drawing')}
      columns={columns}
      rows={picture.nodes}
      keyOf={({ id }) => id}
      isSelected={({ id }) => id === focus || selection.nodes.has(id)}
    />
  );
}

interface FocusButtonProps {
  readonly id: string;
  readonly name: string;
  /** Says to screen readers what it shows, where the name alone does not. */
  readonly about?: string;
  readonly focus: string | null;
  onFocus(id: string | null): void;
}

function FocusButton({ id, name, about, focus, onFocus }: FocusButtonProps) {
  return (
    <button type="button" class="link" aria-pressed={id === focus} onClick={() => onFocus(id === focus ? null : id)}>
      {name}
      {about !== undefined && <span class="visually-hidden"> {about}</span>}
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
