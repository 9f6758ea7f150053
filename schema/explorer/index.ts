/** The explorer of the nutrition graph: the entry of the code that browsers run. */
import { openExplorer } from '../../src/explorer/page.tsx';
import './style/views.css';
import { starts } from './starts.ts';
import { amountsView } from './views/amounts.tsx';
import { compareView } from './views/compare.tsx';
import { compositionView } from './views/composition.tsx';
import { dietView } from './views/diet.tsx';
import { differentialView } from './views/differential.tsx';
import { enrichmentView } from './views/enrichment.tsx';
import { fewestFoodsView } from './views/fewest-foods.tsx';
import { foodsForView } from './views/foods-for.tsx';
import { pathsView } from './views/paths.tsx';
import { symptomFoodsView } from './views/symptom-foods.tsx';

await openExplorer({
  views: [
    symptomFoodsView,
    differentialView,
    compareView,
    pathsView,
    foodsForView,
    fewestFoodsView,
    dietView,
    compositionView,
    amountsView,
    enrichmentView,
  ],
  starts,
});
