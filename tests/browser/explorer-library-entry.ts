/** Opens the explorer of the library, which has no views of its own. */
import { openExplorer } from '../../src/explorer/page.tsx';

await openExplorer();
