import type { ComponentChildren } from 'preact';
import type { Words } from '../words/say.ts';

type Places = Readonly<Record<string, ComponentChildren>>;

/** Words whose `{name}` places hold parts of a page, each kept apart from the writing direction around it. */
export const Said = ({ words, of, at }: { words: Words; of: string; at: Places }) => (
  <>
    {words
      .say(of)
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? part : <bdi key={part}>{at[part]}</bdi>))}
  </>
);
