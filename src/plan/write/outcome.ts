import { type FieldNode, type GraphQLObjectType, getNamedType } from 'graphql';
import { must } from '../../base/must.ts';
import { meaningOf } from '../meaning.ts';
import type { Root } from '../plan.ts';
import type { OutcomeResult } from '../result.ts';
import type { NodeWriters } from './nodes.ts';
import type { Run } from './run.ts';
import type { Page } from './source.ts';
import { fieldsOf, fieldWriter, type SelectedField, valueWriter } from './values.ts';
import { objectWriter, type Writer } from './writer.ts';

/**
 * Writes an object of a research field's answer.
 * @param roots of the plan: each field with entities has one.
 * @param path the aliases that lead to the object, joined with dots.
 */
export function outcomeWriter<R, N, P extends Page>(
  writers: NodeWriters<R, N, P>,
  roots: readonly Root[],
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  path: string,
): Writer<R, OutcomeResult> {
  const { document } = writers;
  const named = (field: SelectedField): Writer<R, never> => {
    const inner = getNamedType(field.definition.type);
    const meaning = must(meaningOf(field.definition), field.definition.name);
    const below = `${path}.${field.alias}`;
    if (meaning.read !== 'outcome' || meaning.holds === 'values') return valueWriter(document, inner, field);
    if (meaning.holds === 'objects') {
      return outcomeWriter(writers, roots, writers.objectType(inner), field.nodes, below);
    }
    const { read } = must(
      roots.find(({ alias }) => alias === below),
      below,
    );
    return writers.node(inner, field.nodes, read.type === 'byIds' ? read.nodes : []);
  };
  return objectWriter(
    fieldsOf<R, OutcomeResult>(document, type, nodes, (field) => ({
      value: fieldWriter(
        { ...field, isLong: true },
        (_: Run<R>, outcome: OutcomeResult) => outcome[field.alias],
        named(field),
      ),
    })),
  );
}
