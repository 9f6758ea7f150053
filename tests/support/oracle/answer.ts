/** Answers the selection on a node or a list, for the oracle. */
import type { NodeData, PropertyValue } from '../../../src/model/data.ts';
import type { Properties } from '../../../src/model/define.ts';
import { answerAggregates } from './aggregate.ts';
import { limitedBy, type Run, type Selected } from './collect.ts';
import type { Key } from './compare.ts';
import { evidenceOf } from './evidence.ts';
import { type Answer, answerObject, CursorMark } from './object.ts';
import { type Cursors, cutPage, type Page } from './page.ts';
import { upper } from './values.ts';
import { type Item, lookUp, type Step } from './world.ts';

/** Answers the selection on a node. */
export function answerNode(run: Run, node: NodeData, selecting: Selected, cursors: Cursors): Answer {
  const properties = run.world.propertiesOf(node.kind);
  return answerObject(run, node.kind, selecting, (field) => {
    const limited = limitedBy(run, field);
    const { world } = limited;
    if (field.name === 'kind') return upper(node.kind);
    const step = world.step(node.kind, field.name);
    const lookup = world.lookupStep(node.kind, field.name);
    if (lookup) return answerLookup(limited, lookup, node, field, cursors);
    if (!step) return answerProperty(run, field, properties, node.properties[field.name] ?? null);
    const list = world.follow(step, node);
    if (step.end.cardinality !== 'one') return answerList(limited, list, step, field, cursors);
    return list[0] ? answerNode(limited, list[0].node, field, cursors) : null;
  });
}

function answerLookup(run: Run, step: Step, node: NodeData, field: Selected, cursors: Cursors): Answer {
  const found = lookUp(run.world, step, node, String(field.args.of));
  const type = step.end.lookup?.type ?? '';
  return found && answerObject(run, type, field, (part) => answerEdge(run, found, step, part, cursors));
}

function answerProperty(run: Run, field: Selected, properties: Properties, value: PropertyValue): Answer {
  const property = properties[field.name];
  if (property?.type !== 'records') return value as Answer;
  const records = value as readonly Readonly<Record<string, string | number | boolean | null>>[];
  return records.map((record) =>
    answerObject(run, property.record, field, ({ name }) =>
      name === 'url' ? addressOf(run, String(record.curie)) : (record[name] ?? null),
    ),
  );
}

/** Returns the address of a CURIE: the address of its prefix, followed by the rest. */
function addressOf({ world }: Run, curie: string): string {
  const colon = curie.indexOf(':');
  return `${world.definition.vocabularies?.[curie.slice(0, colon)]}${curie.slice(colon + 1)}`;
}

/** Returns the type that has the field of a step: a kind, or the union that leads back. */
const ownerOf = ({ relation: { to }, out, sources }: Step): string =>
  out || typeof to === 'string' ? (sources[0] ?? '') : to.union;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Answers a connection. Without a step, it is the list of all nodes of a kind. */
export function answerList(
  run: Run,
  list: readonly Item[],
  step: Step | null,
  field: Selected,
  cursors: Cursors,
  kind = '',
): Answer {
  const page = cutPage(run.world, list, step, field.args, cursors);
  const name = step ? `${ownerOf(step)}${pascal(step.end.field)}` : kind;
  const origin = step ? `${step.relation.name} ${step.out ? 'out' : 'in'}` : kind;
  const limit = JSON.stringify(run.world.limit);
  const mark = (item: Item | undefined) =>
    item ? new CursorMark(`${origin} by ${orderName(page.keys)}`, item, limit) : null;
  return answerObject(run, `${name}Connection`, field, (part) => {
    switch (part.name) {
      case 'totalCount':
        return page.totalCount;
      case 'aggregates':
        return answerAggregates(run, page.all, step, name, part);
      case 'pageInfo':
        return answerObject(run, 'PageInfo', part, (info) => answerPageInfo(page, mark, info.name));
      case 'nodes':
        return page.items.map((item) => answerNode(run, item.node, part, cursors));
      default:
        return page.items.map((item) =>
          answerObject(run, `${name}Edge`, part, (inner) =>
            inner.name === 'cursor' ? mark(item) : answerEdge(run, item, step, inner, cursors),
          ),
        );
    }
  });
}

const orderName = (keys: readonly Key[]): string =>
  keys.map((key) => `${key.on} ${key.property} ${key.of ?? ''} ${key.direction}`).join(', ');

function answerPageInfo(page: Page, mark: (item: Item | undefined) => CursorMark | null, name: string): Answer {
  switch (name) {
    case 'hasNextPage':
      return page.hasNextPage;
    case 'hasPreviousPage':
      return page.hasPreviousPage;
    default:
      return mark(name === 'startCursor' ? page.items[0] : page.items.at(-1));
  }
}

function answerEdge(run: Run, { node, edge }: Item, step: Step | null, field: Selected, cursors: Cursors): Answer {
  const { world } = run;
  if (field.name === 'node') return answerNode(run, node, field, cursors);
  if (field.name === world.definition.evidence.field) {
    return evidenceOf(world, edge).map((one) => answerNode(run, one, field, cursors));
  }
  return answerProperty(run, field, step?.relation.properties ?? {}, edge?.properties[field.name] ?? null);
}
