import { id, wholeNumber, words } from '../../state/types.ts';
import { defineView } from '../../view.ts';
import { DrawingPage, type DrawingParams } from './page.tsx';

export const drawingView = defineView<DrawingParams>({
  name: 'drawing',
  title: 'Drawing',
  description: 'The entities around one, as a drawing and as a table.',
  isHidden: true,
  parameters: { id: id(), depth: wholeNumber(1, 1, 3), size: wholeNumber(50, 1, 300), kinds: words() },
  Page: DrawingPage,
});
