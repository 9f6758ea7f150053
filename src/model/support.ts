/** The properties that sum up the evidence of an edge. Each relation that needs evidence gets them when it resolves. */
import { capital } from '../base/capital.ts';
import { own } from '../base/own.ts';
import {
  type GraphDefinition,
  type KindDefinition,
  needsEvidence,
  type Properties,
  type RelationDefinition,
} from './define.ts';

/** Adds the derived properties to the relations that need evidence, and to the kind of the sources. */
export function withSupport(definition: GraphDefinition): GraphDefinition {
  const { kinds, relations, provenance } = definition;
  const ofEdges = supportProperties(definition);
  const ofSources = soleSupportProperty(definition);
  return {
    ...definition,
    kinds: kinds.map((kind) => (kind.name === provenance.kind ? withDerived(kind, ofSources) : kind)),
    relations: relations.map((relation) => (needsEvidence(relation) ? withDerived(relation, ofEdges) : relation)),
  };
}

/** Adds properties after those of a kind or a relation, whose own take precedence: the check reports the clash. */
const withDerived = <Owner extends KindDefinition | RelationDefinition>(owner: Owner, derived: Properties): Owner =>
  Object.keys(derived).length === 0
    ? owner
    : { ...owner, properties: { ...owner.properties, ...leftOut(derived, owner.properties) } };

const leftOut = (properties: Properties, known: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !Object.hasOwn(known, name)));

/** Returns the properties of every edge with evidence. */
export function supportProperties(definition: GraphDefinition): Properties {
  const { evidence, provenance } = definition;
  const { support, field } = evidence;
  if (!support) return {};
  const { sources, firm } = words(definition);
  const denying = denyingStatus(definition);
  const { family, kindProperty, weakKinds = [] } = provenance;
  const once = family === undefined ? '' : ` ${capital(sources)} with the same \`${family}\` count as one.`;
  const strong =
    weakKinds.length === 0
      ? `True where any of the ${sources} asserts this relation.`
      : `True where at least two ${sources} assert this relation, or one whose \`${kindProperty}\` is not weak. ` +
        `Weak are ${weakKinds.join(', ')}.`;
  const denied =
    denying === undefined
      ? ''
      : ` Where none asserts it, the same counts for the ${sources} that deny it (${denying}).`;
  return {
    [support.count]: {
      type: 'int',
      required: true,
      derived: true,
      description: `Number of ${sources} that assert this relation, by its ${field} with ${firm}.${once}`,
    },
    [support.disputed]: {
      type: 'boolean',
      required: true,
      derived: true,
      description:
        `True where at least one of the ${field} of this relation does not have ${firm}: it denies the relation or ` +
        'leaves it open.',
    },
    [support.corroborated]: {
      type: 'boolean',
      required: true,
      derived: true,
      description: `${strong}${denied}${once}`,
    },
  };
}

/** Returns the property of a source that counts the edges which no other source supports. */
function soleSupportProperty(definition: GraphDefinition): Properties {
  const { evidence, provenance } = definition;
  const { soleSupport } = provenance;
  if (soleSupport === undefined) return {};
  const { sources, firm } = words(definition);
  const how = `by ${evidence.field} with ${firm}`;
  const description = `Number of relations that only this one of the ${sources} asserts, ${how}.`;
  return { [soleSupport]: { type: 'int', required: true, derived: true, description } };
}

/** Returns the words of the domain for the sources, and for evidence that asserts its relation. */
function words({ kinds, evidence, provenance }: GraphDefinition) {
  const sources = kinds.find(({ name }) => name === provenance.kind)?.plural ?? 'sources';
  const status = firmestStatus({ kinds, evidence });
  return { sources, firm: `the \`${evidence.dispute?.status}\` ${status}` };
}

type Declared = Pick<GraphDefinition, 'kinds' | 'evidence'>;

/** Returns the status of evidence that asserts its edges; undefined where evidence has no status. */
export const firmestStatus = (definition: Declared): string | undefined => statuses(definition)[0];

/** Returns the status of evidence that denies its edges: the last one. */
export const denyingStatus = (definition: Declared): string | undefined => statuses(definition).slice(1).at(-1);

function statuses({ kinds, evidence }: Declared): readonly string[] {
  const properties = kinds.find(({ name }) => name === evidence.kind)?.properties ?? {};
  const { status } = evidence.dispute ?? {};
  const property = status === undefined ? undefined : own(properties, status);
  return property?.type === 'enum' ? Object.keys(property.enum.values) : [];
}
