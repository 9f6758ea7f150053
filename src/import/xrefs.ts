import type { Graph } from '../model/graph.ts';
import { addressOf } from '../model/shared.ts';
import { isFields, isList, type RawRecord, type Report, show } from './raw.ts';

/** Reports every xref of a node whose CURIE resolves at no declared vocabulary: clients rely on its address. */
export function checkXrefs({ definition }: Graph, record: RawRecord, report: Report): void {
  const { vocabularies } = definition;
  const written = record.fields.get('xrefs')?.content ?? null;
  for (const { content } of isList(written) ? written : []) {
    const curie = isFields(content) ? content.get('curie') : undefined;
    // What is not text was reported with the other properties.
    if (typeof curie?.content !== 'string' || addressOf(vocabularies, curie.content) !== undefined) continue;
    report(
      { file: record.file, line: curie.line },
      `${record.typeName}.xrefs: no vocabulary resolves ${show(curie.content)}. Expected a CURIE: one of the prefixes ` +
        `${Object.keys(vocabularies ?? {}).join(', ')}, a colon and the identifier there. Correct it, or declare the prefix.`,
    );
  }
}
