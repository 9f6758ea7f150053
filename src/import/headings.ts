import { needsEvidence } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { shapeOfRelation } from './edges.ts';
import { shapeOfKind } from './nodes.ts';
import { type RawHeading, type Report, show } from './raw.ts';
import { suggestion } from './suggest.ts';
import { checkNames, needs, type Shape } from './values.ts';

/** Reports types and columns that the graph does not declare: each once for a file, whether or not records follow. */
export function checkHeadings(graph: Graph, headings: readonly RawHeading[], report: Report): void {
  const known = [...graph.kinds.keys(), ...graph.relations.keys()].filter((name) => !graph.derived.has(name));
  for (const heading of headings) {
    const { typeName } = heading;
    const shape = shapeOf(graph, typeName);
    if (!shape) {
      const near = suggestion(typeName, known);
      report(heading, `the graph has no kind or relation ${show(typeName)}.${near} Use one of: ${known.join(', ')}.`);
    } else if (heading.columns && !graph.derived.has(typeName)) checkColumns(graph, heading, shape, report);
  }
}

function shapeOf(graph: Graph, typeName: string): Shape | undefined {
  const kind = graph.kinds.get(typeName);
  if (kind) return shapeOfKind(kind);
  const relation = graph.relations.get(typeName);
  return relation && shapeOfRelation(graph, relation);
}

/** Checks what the columns of a CSV file are named, so that no row has to repeat it. */
function checkColumns(graph: Graph, heading: RawHeading, shape: Shape, report: Report): void {
  const { typeName, line, columns = new Set() } = heading;
  const reportLine = (_line: number, message: string): void => report(heading, message);
  checkNames(
    typeName,
    [...columns].map((name) => [name, { line }] as const),
    shape,
    reportLine,
  );
  const relation = graph.relations.get(typeName);
  const evidence = relation && needsEvidence(relation) ? graph.evidence.field : undefined;
  for (const [name, property] of Object.entries(shape.properties)) {
    if (columns.has(name) || !(property.required || name === evidence)) continue;
    report(heading, `${needs(typeName, name, property)} No column has that name.`);
  }
}
