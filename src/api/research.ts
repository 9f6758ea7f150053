import type { InputFieldMap, OutputRef } from '@pothos/core';
import { withMeaning } from '../plan/meaning.ts';
import type { OutcomeResult, ResultTree } from '../plan/result.ts';
import type {
  AnyResearch,
  ArgumentDefinition,
  ObjectsArgument,
  ResultDefinition,
  ResultField,
} from '../research/define.ts';
import { type ArgBuilder, type Input, pascalCase, type Types } from './builder.ts';
import { readAlias } from './connection.ts';
import { isEvidenced } from './evidence.ts';
import { evidenceArg } from './evidence-limit.ts';
import { nodeWhere } from './inputs.ts';
import { describe } from './properties.ts';

/** Makes the root fields that answer questions about the graph, with their declared arguments and results. */
export function implementResearch(types: Types, research: readonly AnyResearch[]): void {
  for (const { field, description, arguments: args, result, isPrivate = false } of research) {
    types.builder.queryFields((t) => ({
      [field]: t.field({
        type: implementResult(types, result),
        nullable: true,
        description: `${description} Null, with an error, for a wrong argument.`,
        args: {
          ...Object.fromEntries(
            Object.entries(args).map(([name, definition]) => [name, argument(types, t.arg, definition)]),
          ),
          // The builder of arguments has the shape that this schema uses.
          ...evidenceArg(types, t.arg as unknown as ArgBuilder, types.graph.definition.provenance.researchDefault),
        },
        extensions: withMeaning({ read: 'research', field, isPrivate }),
        // The result tree has a value of the declared type under the alias.
        resolve: (tree, _args, _context, info) => readAlias(tree as ResultTree, info.path.key) as never,
      }),
    }));
  }
}

function argument(types: Types, arg: unknown, definition: ArgumentDefinition): InputFieldMap[string] {
  const { description } = definition;
  const range =
    definition.type === 'int' || definition.type === 'float'
      ? ` Must be from ${definition.min} to ${definition.max}.`
      : '';
  return (arg as ArgBuilder)({
    type: inputType(types, definition),
    required: definition.required === true,
    description: description + range,
    ...('default' in definition && { defaultValue: definition.default }),
  });
}

const scalars = { id: 'ID', int: 'Int', float: 'Float', string: 'String', boolean: 'Boolean' } as const;

function inputType(types: Types, definition: ArgumentDefinition): Input | [Input] {
  // Pothos accepts a scalar's name in the place of a reference; only its TypeScript types differ.
  const input = (type: unknown) => type as Input;
  switch (definition.type) {
    case 'enum':
      return input(types.enum(definition.enum));
    case 'kinds':
      return [input(types.kindEnum())];
    case 'relations':
      return [input(types.relationEnum())];
    case 'object':
      return objectType(types, definition);
    case 'objects':
      return [objectType(types, definition)];
    case 'where':
      return nodeWhere(types, types.graph.kind(definition.kind));
    case 'id':
      return definition.list ? [input('ID')] : input('ID');
    default:
      return input(scalars[definition.type]);
  }
}

const objectType = (types: Types, { name, objectDescription, fields }: ObjectsArgument): Input =>
  types.input(name, objectDescription, (t) =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, argument(types, t.field.bind(t), field)])),
  );

/** Makes the object type of a result. Several research fields may share one, declared once. */
function implementResult(types: Types, result: ResultDefinition): OutputRef<unknown> {
  return types.once(result.name, () =>
    types.builder.objectRef<OutcomeResult>(result.name).implement({
      description: result.description,
      interfaces: isEvidenced(types, result) ? [types.evidenced()] : [],
      fields: (t) =>
        Object.fromEntries(
          Object.entries(result.fields).map(([name, field]) => {
            const type = outputType(types, field);
            return [
              name,
              t.field({
                type: field.list ? [type] : type,
                nullable: field.nullable === true,
                description: describe(field),
                extensions: withMeaning({ read: 'outcome', name, holds: holds(field) }),
                // TypeScript has checked that the algorithm returns a value of the declared type.
                resolve: (outcome, _args, { slice }, info) => {
                  const value = readAlias(outcome, info.path.key);
                  return (field.list ? slice.share(value) : value) as never;
                },
              }),
            ];
          }),
        ),
    }),
  );
}

const holds = ({ type }: ResultField) =>
  type === 'object' ? 'objects' : type === 'entity' ? 'entities' : ('values' as const);

function outputType(types: Types, field: ResultField): OutputRef<unknown> {
  switch (field.type) {
    case 'enum':
      return types.enum(field.enum);
    case 'kind':
      return types.kindEnum();
    case 'relation':
      return types.relationEnum();
    case 'entity':
      return field.kind === null ? types.entity() : types.node(field.kind);
    case 'object':
      return implementResult(types, field.object);
    default:
      return pascalCase(field.type) as unknown as OutputRef<unknown>;
  }
}
