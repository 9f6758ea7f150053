import type { EdgeData, GraphData, NodeData, ReleaseInfo } from '../model/data.ts';
import type { Properties } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { compareText } from '../model/text.ts';
import { deriveEdges } from './derive.ts';
import { checkEdges } from './edges.ts';
import { checkHeadings } from './headings.ts';
import { checkNodes } from './nodes.ts';
import type { RawRecord, RawSeed, Report } from './raw.ts';
import { checkRules } from './rules/check.ts';
import { checkStructure } from './structure.ts';
import { checkProperties } from './values.ts';

/** A graph without the hash that names it. */
export interface GraphContent extends Pick<GraphData, 'nodes' | 'edges'> {
  readonly release: Omit<ReleaseInfo, 'id'>;
}

/**
 * Turns raw records into the content of a graph, sorted so that equal graphs are equal to the byte. A pass reports all
 * that it finds, causes before what follows from them; the result means nothing once anything was reported.
 */
export function validateSeed(graph: Graph, seed: RawSeed, report: Report): GraphContent {
  const release = checkRelease(seed.release, report);
  checkHeadings(graph, seed.headings, report);
  const nodes = checkNodes(graph, ofTypes(graph.kinds, seed.records), report);
  const edges = checkEdges(graph, ofTypes(graph.relations, seed.records), nodes, report);
  checkStructure(graph, nodes, edges, report);
  checkRules(graph, nodes, edges, report);
  return {
    release,
    nodes: [...nodes.values()].map((node) => node.data).sort(byId),
    edges: [...edges.map((edge) => edge.data), ...deriveEdges(graph, nodes, edges)].sort(byEnds),
  };
}

const releaseProperties = {
  version: { type: 'string', required: true, description: 'What the release is called.' },
  title: { type: 'string', required: true, description: 'What it holds.' },
  published: { type: 'string', required: true, description: 'ISO 8601 date.' },
} as const satisfies Properties;

function checkRelease(record: RawRecord | undefined, report: Report): Omit<ReleaseInfo, 'id'> {
  if (!record) {
    const at = { file: 'release.yaml', line: 1 };
    report(at, 'the file is missing. Add it at the root of the folder, with "version:", "title:" and "published:".');
    return { version: '', title: '', published: '' };
  }
  const values = checkProperties(record, { properties: releaseProperties }, report);
  const textOf = (name: keyof typeof releaseProperties): string => String(values[name] ?? '');
  const published = textOf('published');
  if (published && !isDate(published)) {
    const line = record.fields.get('published')?.line ?? record.line;
    report({ file: record.file, line }, `release.published: expected a date such as 2026-01-31, found "${published}".`);
  }
  return { version: textOf('version'), title: textOf('title'), published };
}

/** A day that the calendar has, as YYYY-MM-DD. */
function isDate(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

const ofTypes = (types: ReadonlyMap<string, unknown>, records: readonly RawRecord[]): RawRecord[] =>
  records.filter((record) => types.has(record.typeName));

const byId = (a: NodeData, b: NodeData): number => compareText(a.id, b.id);

const byEnds = (a: EdgeData, b: EdgeData): number =>
  compareText(a.relation, b.relation) || compareText(a.from, b.from) || compareText(a.to, b.to);
