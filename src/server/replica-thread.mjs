// Runs the TypeScript beside it: a thread does not inherit the loader of the main thread.
import { register } from 'tsx/esm/api';

register();
await import('./replica-thread.ts');
