import { globSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Every TypeScript file of ours, relative to the root. */
export const sources: readonly string[] = globSync('{survey,questionnaires,functions,web,infra,test}/**/*.{ts,tsx}', {
  cwd: root,
})
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted();
