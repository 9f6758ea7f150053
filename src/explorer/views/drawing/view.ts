import { selectionParameters } from '../../parts/drawn/selection.ts';
import { sourcesParameters } from '../../state/sources.ts';
import { id, ids, wholeNumber, words } from '../../state/types.ts';
import { defineView } from '../../view.ts';
import { DrawingPage } from './page.tsx';
import { type DrawingParams, maxGrown, maxSize } from './params.ts';

export const drawingView = defineView<DrawingParams>({
  name: 'drawing',
  title: 'Drawing',
  description: 'The entities around one, as a drawing and as a table.',
  parameters: {
    id: id(),
    depth: wholeNumber(1, 1, 3),
    size: wholeNumber(300, 1, maxSize),
    kinds: words(),
    grown: ids([], [], maxGrown),
    ...sourcesParameters,
    ...selectionParameters,
  },
  Page: DrawingPage,
});
