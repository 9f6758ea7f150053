/** The schema as docs: a search, and a page for each type. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { useState } from 'preact/hooks';
import { type Found, searchSchema } from '../search-schema.ts';

interface DocsProps {
  /** Null if the service does not show it. */
  readonly schema: GraphQLSchema | null;
  /** The type to show; null for the fields of the query. */
  readonly typeName: string | null;
  readonly onType: (name: string | null) => void;
}

export function Docs({ schema, typeName, onType }: DocsProps) {
  const [text, setText] = useState('');
  const query = schema?.getQueryType() ?? null;
  const type = (typeName !== null && schema?.getType(typeName)) || query;
  const found = schema && text.trim().length > 1 ? searchSchema(schema, text.trim()) : null;
  const show = (name: string) => {
    setText('');
    onType(name);
  };
  return (
    <details class="docs" open={typeName !== null}>
      <summary>Docs</summary>
      {schema && type ? (
        <>
          <label>
            <span>Search the docs</span>
            <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
          </label>
          {found ? (
            <FoundList found={found} onType={show} />
          ) : (
            <>
              {type !== query && query && (
                <button type="button" class="link" onClick={() => show(query.name)}>
                  All queries
                </button>
              )}
              <TypePage schema={schema} type={type} onType={show} />
            </>
          )}
        </>
      ) : (
        <p>The service does not show its schema, or only to clients with a key.</p>
      )}
    </details>
  );
}

type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField;

interface Linking {
  readonly onType: (name: string) => void;
}

function FoundList({ found, onType }: Linking & { readonly found: readonly Found[] }) {
  return (
    <ul aria-label="Found">
      {found.map(({ place, type, description }) => (
        <li key={place}>
          <TypeLink name={type} text={place} onType={onType} />
          <Text text={description} />
        </li>
      ))}
      {found.length === 0 && <li>The schema has no such name.</li>}
    </ul>
  );
}

function TypePage({
  schema,
  type,
  onType,
}: Linking & { readonly schema: GraphQLSchema; readonly type: GraphQLNamedType }) {
  const fields: readonly AnyField[] =
    isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
  return (
    <section aria-label={`Docs of ${type.name}`}>
      <h3>{type.name}</h3>
      <Text text={type.description} />
      {isAbstractType(type) && (
        <p>
          Types:{' '}
          {schema.getPossibleTypes(type).map(({ name }) => (
            <TypeLink key={name} name={name} onType={onType} />
          ))}
        </p>
      )}
      <ul>
        {fields.map((field) => (
          <FieldItem key={field.name} field={field} onType={onType} />
        ))}
        {isEnumType(type) &&
          type.getValues().map(({ name, description }) => (
            <li key={name}>
              <code>{name}</code>
              <Text text={description} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function FieldItem({ field, onType }: Linking & { readonly field: AnyField }) {
  const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
  return (
    <li>
      <code>{field.name}</code>: <TypeOf type={field.type} onType={onType} />
      <Text text={field.description} />
      {field.deprecationReason && <Text text={`Deprecated: ${field.deprecationReason}`} />}
      {args.length > 0 && (
        <ul aria-label={`Arguments of ${field.name}`}>
          {args.map(({ name, type, description }) => (
            <li key={name} title={description ?? undefined}>
              <code>{name}</code>: <TypeOf type={type} onType={onType} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const TypeOf = ({ type, onType }: Linking & { readonly type: GraphQLType }) => (
  <TypeLink name={getNamedType(type).name} text={String(type)} onType={onType} />
);

function TypeLink({ name, text = name, onType }: Linking & { readonly name: string; readonly text?: string }) {
  return (
    <button type="button" class="link" onClick={() => onType(name)}>
      {text}
    </button>
  );
}

function Text({ text }: { readonly text: string | null | undefined }) {
  return text ? <p class="quiet">{text}</p> : null;
}
