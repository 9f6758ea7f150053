import type { Picture, PictureClaim } from '../../../src/explorer/draw/picture.ts';
import { PictureBuilder } from '../../../src/explorer/draw/picture-builder.ts';
import { edgeId } from '../../../src/explorer/words.ts';
import type { AnswerOf } from '../queries/document.ts';
import type { pathsDocument } from '../queries/paths.ts';
import { claimsOf } from './claims.ts';

export type PathsAnswer = NonNullable<AnswerOf<typeof pathsDocument>['paths']>;
type Path = PathsAnswer['paths'][number];

/** Says a relation in the direction of a path, such as "is an example of". */
export type RelationWords = (relation: string, forward: boolean) => string;

type PathEnd = Path['nodes'][number];

/** A hop of a path as a sentence with its claims. */
export interface HopSentence {
  /** The id of its edge in the drawing, in whichever direction the path walks it. */
  readonly edge: string;
  readonly from: PathEnd;
  readonly words: string;
  readonly to: PathEnd;
  readonly claims: readonly PictureClaim[];
}

/** Returns the hops of a path in its direction. */
export const hopSentences = ({ nodes, hops }: Path, words: RelationWords): readonly HopSentence[] =>
  hops.flatMap((hop, i) => {
    const [from, to] = [nodes[i], nodes[i + 1]];
    if (!from || !to) return [];
    const { relation, forward, claims } = hop;
    return [{ edge: edgeOf(hop), from, words: words(relation, forward), to, claims: claimsOf(claims) }];
  });

const edgeOf = ({ relation, from, to }: Path['hops'][number]): string => edgeId(relation, from.id, to.id);

/** Identifies a path among others by its edges. */
export const pathKey = ({ hops }: Path): string => hops.map(edgeOf).join(' ');

/** Returns the drawing of all paths together: each entity and each relation once. */
export function pathsPicture(paths: readonly Path[]): Picture {
  const picture = new PictureBuilder();
  for (const { nodes, hops } of paths) {
    for (const node of nodes) picture.node(node.__typename, node);
    for (const { relation, from, to, claims } of hops) {
      picture.edge({ relation, from: from.id, to: to.id, values: [], claims: claimsOf(claims) });
    }
  }
  return picture.build();
}
