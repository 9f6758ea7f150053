/** Finds the places of conditions where a client may write a string. The test of injection on Neo4j uses it. */
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { ListField } from './lists.ts';

/** A place in an operation where a client may write a string. */
export interface StringOperand {
  /** The path to it: `Query.books(where.name.eq)`. */
  readonly name: string;
  /** The type of a variable in this place. */
  readonly type: string;
  /** Writes an operation with the operand in this place. @param declarations of variables: `($text: String!)`. */
  write(operand: string, declarations: string): string;
}

/** Writes an operation that selects a list with these arguments. */
export function inList({ owner, field, parents }: ListField, args: string, declarations: string): string {
  const list = `${field}(first: 5, ${args}) { edges { cursor } }`;
  const root = owner.charAt(0).toLowerCase() + owner.slice(1);
  return `query ${declarations} { ${owner === 'Query' ? list : `${root}(id: "${parents[0]}") { ${list} }`} }`;
}

/** Returns every string operand of the conditions on a list, and of the conditions inside them down to a depth. */
export function stringOperands(schema: GraphQLSchema, list: ListField, depth: number): StringOperand[] {
  const type = schema.getType(list.owner);
  const fields = type && 'getFields' in type ? type.getFields() : {};
  const field = fields[list.field];
  const where = field && 'args' in field ? field.args.find(({ name }) => name === 'where') : undefined;
  const named = where && getNamedType(where.type);
  if (!isInputObjectType(named)) throw new Error(`${list.name} takes no where`);
  return operands(named, depth).map(({ path, type, write }) => ({
    name: `${list.name}(where.${path})`,
    type,
    write: (operand, declarations) => inList(list, `where: ${write(operand)}`, declarations),
  }));
}

interface Operand {
  readonly path: string;
  readonly type: string;
  readonly write: (operand: string) => string;
}

/** Returns the string operands of a condition, and of the conditions inside it down to a depth. */
function operands(type: GraphQLInputObjectType, depth: number): Operand[] {
  return Object.values(type.getFields()).flatMap((field): Operand[] => {
    const wrap = ({ path, type, write }: Operand): Operand => ({
      path: `${field.name}.${path}`,
      type,
      write: (operand) => `{ ${field.name}: ${write(operand)} }`,
    });
    const named = getNamedType(field.type);
    if (isInputObjectType(named)) {
      const isOperators = /Operators$/.test(named.name);
      return isOperators || depth > 0 ? operands(named, isOperators ? depth : depth - 1).map(wrap) : [];
    }
    if (named.name !== 'String' && named.name !== 'ID') return [];
    return [
      {
        path: field.name,
        type: isList(field.type) ? `[${named.name}!]!` : `${named.name}!`,
        write: (operand) => `{ ${field.name}: ${operand} }`,
      },
    ];
  });
}

const isList = (type: GraphQLInputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);
