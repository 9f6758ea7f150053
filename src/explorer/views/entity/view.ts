import { sourcesParameters } from '../../state/sources.ts';
import { id, wholeNumber } from '../../state/types.ts';
import { defineView } from '../../view.ts';
import { EntityPage, type EntityParams } from './page.tsx';

export const entityView = defineView<EntityParams>({
  name: 'entity',
  title: 'Entity',
  description: 'One entity: what it is, its facts, and the claims behind each.',
  isHidden: true,
  parameters: { id: id(), size: wholeNumber(10, 1, 100), ...sourcesParameters },
  Page: EntityPage,
});
