import type { Graph } from '../model/graph.ts';
import { addressOf, curie as pattern } from '../model/shared.ts';
import { isFields, isList, type RawRecord, type Report, show } from './raw.ts';

/** Reports every xref of a node whose CURIE no declared vocabulary resolves: clients rely on its address. */
export function checkXrefs({ definition }: Graph, record: RawRecord, report: Report): void {
  const { vocabularies } = definition;
  const written = record.fields.get('xrefs')?.content ?? null;
  for (const { content } of isList(written) ? written : []) {
    const curie = isFields(content) ? content.get('curie') : undefined;
    // The check of the other properties reports a value that is not a string, or not a CURIE.
    if (typeof curie?.content !== 'string' || !pattern.matches.test(curie.content)) continue;
    if (addressOf(vocabularies, curie.content) !== undefined) continue;
    report(
      { file: record.file, line: curie.line },
      `${record.typeName}.xrefs: no vocabulary resolves ${show(curie.content)}. Expected a CURIE: one of the ` +
        `prefixes ${Object.keys(vocabularies ?? {}).join(', ')}, a colon and the identifier there. ` +
        'Correct it, or declare the prefix.',
    );
  }
}
