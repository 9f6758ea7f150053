/** The explorer of the nutrition graph: the entry of the code that browsers run. */
import { openExplorer } from '../../src/explorer/page.tsx';

await openExplorer({ views: [], starts: [] });
