import { languages } from '../../survey/registry.ts';

/** Languages the interface speaks itself: all of the registry, each with its file of words in this folder. */
export const spoken: readonly string[] = languages.map(({ tag }) => tag);
