/** Shows an entity itself: its kind, description, other names, properties and identifiers. */
import { type Fields, filledProperties, printValue } from '../../api/properties.ts';
import { useApp } from '../../context.ts';
import type { KindDescription, PropertyDescription } from '../../graph.ts';
import { capitalised } from '../../words.ts';

export interface Xref {
  readonly curie: string;
  readonly label: string;
  readonly match: string;
  readonly url: string;
}

/** An entity with its properties, as the query of its page reads it. */
export type EntityFields = Fields & {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly synonyms: readonly string[];
  readonly xrefs: readonly Xref[];
};

export function About({ entity, kind }: { entity: EntityFields; kind: KindDescription }) {
  const { open } = useApp();
  const properties = filledProperties(kind.properties, [entity]).filter(({ name }) => entity[name] !== entity.name);
  return (
    <>
      <p class="kind">
        <a href={open('search', { kinds: kind.value })}>{capitalised(kind.label)}</a>
      </p>
      <h1>{entity.name}</h1>
      {entity.description !== null && <p class="lead">{entity.description}</p>}
      {entity.synonyms.length > 0 && (
        <p>
          <span class="quiet">Also called </span>
          {entity.synonyms.join(', ')}
        </p>
      )}
      <p class="row">
        {kind.column !== null && (
          <a class="button" href={open('drawing', { id: entity.id })}>
            Draw what is around it
          </a>
        )}
        <span class="quiet">
          Id <code>{entity.id}</code>
        </span>
      </p>
      {properties.length > 0 && (
        <dl class="properties">
          {properties.map((property) => (
            <div key={property.name}>
              <dt title={property.description}>{capitalised(property.label)}</dt>
              <dd>{value(property, entity, kind.properties)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Identifiers xrefs={entity.xrefs} />
    </>
  );
}

function value(property: PropertyDescription, entity: EntityFields, siblings: readonly PropertyDescription[]) {
  const text = printValue(property, entity, siblings) ?? '';
  return property.type === 'url' ? <a href={text}>{text}</a> : text;
}

const Identifiers = ({ xrefs }: { xrefs: readonly Xref[] }) =>
  xrefs.length === 0 ? null : (
    <section aria-labelledby="identifiers">
      <h2 id="identifiers">In other vocabularies</h2>
      <ul>
        {xrefs.map(({ curie, label, match, url }) => (
          <li key={curie}>
            <a href={url}>{curie}</a> {label} <span class="quiet">({match.toLowerCase()} match)</span>
          </li>
        ))}
      </ul>
    </section>
  );
