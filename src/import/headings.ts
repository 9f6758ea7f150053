import { needsEvidence } from '../model/define.ts';
import { differences } from '../model/distinct.ts';
import type { Graph } from '../model/graph.ts';
import { differenceShape, hasDistinctKinds, isDifference } from './differences.ts';
import { type RawHeading, type Report, show } from './raw.ts';
import { type Shape, shapeOfKind, shapeOfRelation } from './shape.ts';
import { suggestion } from './suggest.ts';
import { checkNames, needs } from './values.ts';

/** Reports a type or columns that the graph does not declare: once for a heading, even if no records follow. */
export function checkHeading(graph: Graph, heading: RawHeading, report: Report): void {
  const { typeName } = heading;
  const shape = shapeOf(graph, typeName);
  if (!shape) {
    const declared = [...graph.kinds.keys(), ...graph.relations.keys()].filter((name) => !graph.derived.has(name));
    const known = [...declared, ...(hasDistinctKinds(graph) ? [differences] : [])];
    const near = suggestion(typeName, known);
    report(heading, `the graph has no kind or relation ${show(typeName)}.${near} Use one of: ${known.join(', ')}.`);
  } else if (heading.columns && !graph.derived.has(typeName)) checkColumns(graph, heading, shape, report);
}

function shapeOf(graph: Graph, typeName: string): Shape | undefined {
  if (isDifference(graph, typeName)) return differenceShape;
  const kind = graph.kinds.get(typeName);
  if (kind) return shapeOfKind(kind);
  const relation = graph.relations.get(typeName);
  return relation && shapeOfRelation(graph, relation);
}

/** Checks the names of the columns of a CSV file, so that no row has to repeat it. */
function checkColumns(graph: Graph, heading: RawHeading, shape: Shape, report: Report): void {
  const { typeName, line, columns = new Set() } = heading;
  const reportLine = (_line: number, message: string): void => report(heading, message);
  const names = [...columns].map((name) => [name, { line }] as const);
  checkNames(typeName, names, shape, reportLine);
  const relation = graph.relations.get(typeName);
  const evidence = relation && needsEvidence(relation) ? graph.evidence.field : undefined;
  for (const [name, property] of Object.entries(shape.properties)) {
    if (columns.has(name) || !(property.required || name === evidence)) continue;
    report(heading, `${needs(typeName, name, property)} No column has that name.`);
  }
}
