import { describeAggregate } from './aggregate.ts';
import type { Admission, EvidenceLimit, Filter, OperandRef } from './conditions.ts';
import type { EdgeTableRead } from './edge-reads.ts';
import { describeOrder } from './order.ts';
import type {
  Connection,
  EdgesView,
  NodeSelection,
  NodesView,
  OutcomeField,
  PageSlots,
  Plan,
  PlannedField,
  Research,
  Root,
  SlotDefinition,
} from './plan.ts';
import { describeHop, describeProperty } from './property.ts';

/** Prints a plan as indented text, as the goldens and `--explain` show it. Slots are `$0`, `$1`, … */
export function printPlan(plan: Plan): string {
  const lines = [
    ...plan.research.flatMap(printResearch),
    ...plan.roots.flatMap(printRoot),
    ...plan.slots.map((slot, i) => `$${i} = ${printSource(slot)}${slot.use === 'value' ? '' : ` as ${slot.use}`}`),
  ];
  return `${lines.join('\n')}\n`;
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const printSource = (slot: SlotDefinition): string =>
  'variable' in slot ? ['', slot.variable, ...slot.path].join('.').replace('.', '$') : JSON.stringify(slot.constant);

const printResearch = ({ alias, field, args, limit, outcome }: Research): string[] => [
  `${alias}: research ${field}(${Object.entries(args)
    .map(([name, slot]) => `${name} $${slot}`)
    .join(', ')})${printUnder(limit)}`,
  ...indent(outcome.flatMap(printOutcome)),
];

function printOutcome({ alias, name, read }: OutcomeField): string[] {
  const label = alias === name ? name : `${alias}: ${name}`;
  if (read.type === 'objects') return [label, ...indent(read.selection.flatMap(printOutcome))];
  return [read.type === 'entities' ? `${label} -> $${read.ids}` : label];
}

function printRoot({ alias, read }: Root): string[] {
  switch (read.type) {
    case 'byId':
      return [`${alias}: node $${read.id}`, ...indent(read.nodes.flatMap(printNode))];
    case 'byIds':
      return [`${alias}: nodes $${read.ids}`, ...indent(read.nodes.flatMap(printNode))];
    case 'search':
      return [
        `${alias}: search $${read.text} in ${read.kinds?.join(', ') ?? 'all kinds'}${printPage(read.page)}` +
          printUnder(read.limit),
        ...indent([
          ...read.edges.flatMap((view) => [`${view.alias}: hits`, ...indent(view.node.flatMap(printView))]),
          ...read.nodes.flatMap(printView),
        ]),
      ];
    case 'byXref':
      return [
        `${alias}: nodes by xref $${read.ids}${read.match ? ` of ${read.match.join(', ')}` : ''}`,
        ...indent(read.nodes.flatMap(printNode)),
      ];
    case 'release':
      return [`${alias}: release`, ...indent(read.fields.flatMap(printField))];
    case 'connection':
      return printConnection(alias, read);
    case 'incident':
      return [
        `${alias}: edges at $${read.ids} by ${read.relations.join(', ')} limit $${read.limit}` +
          printUnder(read.evidence),
      ];
    case 'degrees':
      return [`${alias}: degrees of $${read.ids} by ${read.relations.join(', ')}${printUnder(read.evidence)}`];
    case 'edgeTable':
      return [printEdgeTable(alias, read)];
  }
}

function printEdgeTable(alias: string, read: EdgeTableRead): string {
  const { as, from, to, begin, relations, properties, limit } = read;
  const end = (slot: number | null) => (slot === null ? 'any' : `$${slot}`);
  return (
    `${alias}: ${as} of edges from ${end(from)} to ${end(to)} by ${relations.join(', ')} [${properties.join(', ')}] ` +
    `beginning with ${begin} limit $${limit}${printUnder(read.evidence)}`
  );
}

function printField({ alias, read }: PlannedField): string[] {
  switch (read.type) {
    case 'connection':
      return printConnection(alias, read);
    case 'toOne':
      return [
        `${alias}: one ${describeHop(read.hop)}${printAdmission(read.admitted)}`,
        ...indent(read.nodes.flatMap(printNode)),
      ];
    case 'edge':
      return printEdges(
        `${alias}: edge ${describeHop(read.hop)} $${read.of}${printAdmission(read.admitted)}`,
        read.view,
      );
  }
}

const printPage = (page: PageSlots): string =>
  (['first', 'last', 'after', 'before'] as const)
    .map((argument) => (page[argument] === null ? '' : ` ${argument} $${page[argument]}`))
    .join('');

function printConnection(alias: string, read: Connection): string[] {
  const { page, wants, aggregates } = read;
  const wanted = Object.entries(wants).flatMap(([name, isWanted]) => (isWanted ? [name] : []));
  return [
    `${alias}: list ${read.hop ? describeHop(read.hop) : 'all'} ${read.kinds.join('|')}${printPage(page)}`,
    ...indent([
      ...(read.where ? [`where ${printFilter(read.where)}`] : []),
      `order ${describeOrder(read.orderBy)}${read.defaultOrder ? ' (default)' : ''}`,
      ...(wanted.length > 0 ? [`wants ${wanted.join(', ')}`] : []),
      ...(aggregates.length > 0
        ? [`aggregates ${aggregates.map((aggregate) => describeAggregate(aggregate)).join(', ')}`]
        : []),
      ...read.edges.flatMap((view) => printEdges(`${view.alias}: edges`, view)),
      ...read.nodes.flatMap(printView),
    ]),
  ];
}

const printEdges = (label: string, { properties, node, evidence, limit }: EdgesView): string[] => [
  `${label} [${properties.join(', ')}]`,
  ...indent([
    ...node.flatMap(printView),
    ...(limit && evidence.length > 0 ? [`evidence with ${printLimit(limit)}`] : []),
    ...evidence.flatMap(printView),
  ]),
];

const printUnder = (limit: EvidenceLimit | null): string => (limit ? ` under evidence with ${printLimit(limit)}` : '');

const printAdmission = (admitted: Admission): string =>
  admitted.length > 0 ? ` where ${admitted.map(printFilter).join(' and ')}` : '';

/** Prints a limit by evidence: `sources $1, at least $2`. */
export function printLimit(limit: EvidenceLimit): string {
  const named = {
    sources: 'sources',
    sourceKinds: 'kinds',
    status: 'status',
    minSources: 'at least',
    corroborated: 'corroborated',
  } as const;
  const conditions = Object.entries(named).flatMap(([name, text]) => {
    const slot = limit[name as keyof EvidenceLimit]; // The keys of `named`.
    return slot === null ? [] : [`${text} $${slot}`];
  });
  return conditions.length > 0 ? conditions.join(', ') : 'any source';
}

const printView = (view: NodesView): string[] => [`${view.alias}:`, ...indent(view.nodes.flatMap(printNode))];

const printNode = (node: NodeSelection): string[] => [
  `${node.kind} [${node.properties.join(', ')}]`,
  ...indent(node.fields.flatMap(printField)),
];

/** Prints a filter on one line: `(edge.amount gt $1 and some <-WROTE- (node.name contains $2))`. */
export function printFilter(filter: Filter): string {
  switch (filter.type) {
    case 'and':
    case 'or':
      return `(${filter.of.map(printFilter).join(` ${filter.type} `)})`;
    case 'not':
      return `not ${printFilter(filter.of)}`;
    case 'evidence':
      return `${filter.on} by evidence with ${printLimit(filter.limit)}`;
    case 'compare':
      return `${printOperand(filter)} ${filter.comparator} $${filter.value}`;
    case 'records':
      return `${filter.quantifier} ${filter.on}.${filter.property} ${printCondition(filter.where)}`;
    case 'related':
      return `${filter.quantifier} ${describeHop(filter.hop)} ${printCondition(filter.where)}`;
    case 'count':
      return `count ${describeHop(filter.hop)} ${printCondition(filter.where)} ${filter.comparator} $${filter.value}`;
  }
}

const printCondition = (where: Filter | null): string => (where ? printFilter(where) : 'any');

const printOperand = (ref: OperandRef): string =>
  ref.on === 'record' ? `record.${ref.property}` : describeProperty(ref);
