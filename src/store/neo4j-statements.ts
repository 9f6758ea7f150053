/** The statements with which a load writes and removes the rows of one kind or relation. */
import {
  cypherName,
  evidenceProperty,
  keyProperty,
  ownerLabel,
  rankProperty,
  rowProperties,
  sideProperty,
} from '../cypher/storage.ts';
import type { Graph } from '../model/graph.ts';
import { type PartShape, partShapes } from './neo4j-content.ts';

const { end: from, place: out } = rowProperties('out');
const { end: to } = rowProperties('in');

/** Every statement takes the side as `$side`. A row is a list: its ids, then its values in the order of the part. */
export class Statements {
  private readonly owner: string;
  /** The names of our labels and node properties. All others on a node come from other programs. */
  readonly ours: { readonly labels: readonly string[]; readonly properties: readonly string[] };

  constructor(graph: Graph) {
    this.owner = cypherName(ownerLabel(graph));
    const kinds = partShapes(graph).filter(({ type }) => type === 'kind');
    this.ours = {
      labels: [ownerLabel(graph), ...kinds.map(({ name }) => name)],
      properties: [keyProperty, sideProperty, ...new Set(kinds.flatMap(({ properties }) => properties))],
    };
  }

  /** Writes `$rows` on a side that has none of them. */
  create(part: PartShape): string {
    return part.type === 'kind'
      ? this.mergeNodes(part)
      : this.onEnds(part, `CREATE (a)-[r:${part.cypher} ${this.edge(part)}]->(b)`);
  }

  /** Writes `$rows`, also over rows that the side has already. */
  merge(part: PartShape): string {
    if (part.type === 'kind') return this.mergeNodes(part);
    const ends = `{${from}: a.${keyProperty}, ${to}: b.${keyProperty}}`;
    return this.onEnds(part, `MERGE (a)-[r:${part.cypher} ${ends}]->(b) SET r += ${this.edge(part)}`);
  }

  /** Reads the rows of the groups `$ids`: ids, then values. */
  read(part: PartShape): string {
    const values = (variable: string) => part.properties.map((name) => `${variable}.${cypherName(name)}`).join(', ');
    const node = `UNWIND $ids AS id MATCH (n:${this.owner} {${keyProperty}: $side + id})`;
    if (part.type === 'kind') return `${node} WHERE n:${part.cypher} RETURN [id], [${values('n')}]`;
    const other = `substring(r.${to}, size($side))`;
    return `${node}-[r:${part.cypher}]->() WHERE r.${from} = n.${keyProperty} RETURN [id, ${other}], [${values('r')}]`;
  }

  /** Reads all rows of a part as lists: the id, or the keys of both ends and the evidence; then some properties. */
  all(part: PartShape, properties: readonly string[]): string {
    const own = part.type === 'kind' ? ['id'] : [from, to, evidenceProperty];
    const values = [...own, ...properties].map((name) => `x.${cypherName(name)}`).join(', ');
    return `${this.matchAll(part)} RETURN [${values}]`;
  }

  /** Counts the letters in some properties of all rows of a part. Each is a string, or a list of strings. */
  letters(
    part: PartShape,
    { strings, lists }: { readonly strings: readonly string[]; readonly lists: readonly string[] },
  ) {
    const values = [
      ...strings.map((name) => `size(coalesce(x.${cypherName(name)}, ''))`),
      ...lists.map((name) => `reduce(n = 0, item IN coalesce(x.${cypherName(name)}, []) | n + size(item))`),
    ];
    return `${this.matchAll(part)} RETURN [sum(${values.join(' + ')})]`;
  }

  /** Reads the ids of all nodes of a kind. */
  ids(kind: PartShape): string {
    return `MATCH (n:${kind.cypher}) WHERE ${this.isOn(kind, 'n')} RETURN n.id`;
  }

  /** Counts the rows of a part. */
  count(part: PartShape): string {
    return `${this.matchAll(part)} RETURN count(x)`;
  }

  /** Removes the relationships `$rows`. */
  removeEdges(part: PartShape): string {
    return this.onEnds(part, `MATCH (a)-[r:${part.cypher}]->(b) WHERE r.${from} = a.${keyProperty} DELETE r`);
  }

  /** Removes the nodes `$rows`. A node that others use stays, without our labels and properties. */
  removeNodes(part: PartShape): readonly string[] {
    const match = `UNWIND $rows AS row MATCH (n:${this.owner} {${keyProperty}: $side + row[0]})`;
    return [`${match} WHERE ${this.isUnused('n')} DELETE n`, `${match} ${this.strip(part, 'n')}`];
  }

  /** Removes up to `$limit` relationships of a side, and returns how many. */
  clearEdges(part: PartShape): string {
    return `MATCH ()-[r:${part.cypher}]->() WHERE ${this.isOn(part, 'r')} WITH r LIMIT $limit DELETE r RETURN count(*)`;
  }

  /**
   * Removes up to `$limit` nodes of a side, and returns how many. A node that others use only loses our labels and
   * properties. Nodes in use keep their key, under which the next release on this side finds them again.
   */
  clearNodes(part: PartShape): readonly string[] {
    const match = `MATCH (n:${part.cypher}) WHERE ${this.isOn(part, 'n')}`;
    const properties = part.properties.map((name) => `n.${cypherName(name)}`).join(', ');
    return [
      `${match} AND ${this.isUnused('n')} WITH n LIMIT $limit DELETE n RETURN count(*)`,
      `${match} WITH n LIMIT $limit REMOVE n:${part.cypher}, n.${sideProperty}, ${properties} RETURN count(*)`,
    ];
  }

  /** Releases the nodes that others use and that the release on this side does not have. */
  get releaseNodes(): string {
    return (
      `MATCH (n:${this.owner}) WHERE n.${keyProperty} STARTS WITH $side AND n.${sideProperty} IS NULL ` +
      `REMOVE n:${this.owner}, n.${keyProperty}`
    );
  }

  private matchAll(part: PartShape): string {
    const pattern = part.type === 'kind' ? `(x:${part.cypher})` : `()-[x:${part.cypher}]->()`;
    return `MATCH ${pattern} WHERE ${this.isOn(part, 'x')}`;
  }

  private mergeNodes(part: PartShape): string {
    const values = part.properties.map((name, i) => `${cypherName(name)}: row[${i + 1}]`);
    return (
      `UNWIND $rows AS row MERGE (n:${this.owner} {${keyProperty}: $side + row[0]}) ` +
      `SET n:${part.cypher}, n += {${[`${sideProperty}: $side`, ...values].join(', ')}}`
    );
  }

  private onEnds({ type }: PartShape, clause: string): string {
    if (type !== 'relation') throw new Error('only relations have ends');
    const end = (variable: string, place: number) =>
      `MATCH (${variable}:${this.owner} {${keyProperty}: $side + row[${place}]})`;
    return `UNWIND $rows AS row ${end('a', 0)} ${end('b', 1)} ${clause}`;
  }

  private edge({ properties }: PartShape): string {
    const values = properties.map((name, i) => `${cypherName(name)}: row[${i + 2}]`);
    return `{${[`${from}: $side + row[0]`, `${to}: $side + row[1]`, ...values].join(', ')}}`;
  }

  /** The condition that an element is ours and on the side, in the form that uses its index. */
  private isOn({ type }: PartShape, variable: string): string {
    return type === 'kind'
      ? `${variable}.${sideProperty} = $side AND ${variable}.${rankProperty} >= 0`
      : `${variable}.${from} STARTS WITH $side AND ${variable}.${out} IS NOT NULL`;
  }

  private isUnused(node: string): string {
    const only = (list: string, name: string) => `all(one IN ${list}(${node}) WHERE one IN $ours.${name})`;
    return `NOT (${node})--() AND ${only('labels', 'labels')} AND ${only('keys', 'properties')}`;
  }

  private strip(part: PartShape, node: string): string {
    const names = [keyProperty, sideProperty, ...part.properties].map((name) => `${node}.${cypherName(name)}`);
    return `REMOVE ${node}:${this.owner}, ${node}:${part.cypher}, ${names.join(', ')}`;
  }
}
