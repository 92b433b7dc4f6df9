import type { Words } from '../../words/say.ts';
import { make } from './make.ts';
import { part } from './read.ts';

/** Shows one section at a time, with progress and the browser's own way back. */
export function sections(ids: readonly string[], words: Words, isAsked: (section: string) => boolean) {
  const parts = ids.map((id) => part(`part-${id}`, HTMLElement));
  const asked = (): readonly number[] => ids.flatMap((id, index) => (isAsked(id) ? [index] : []));
  const progress = make('div', '', { class: 'progress' });
  const bar = make('progress', '', { 'aria-labelledby': 'progress-label' });
  const label = make('span', '', { id: 'progress-label' });
  progress.append(label, bar);
  part('form', HTMLFormElement).prepend(progress);

  let current = 0;
  const draw = (): void => {
    const open = asked();
    for (const [index, element] of parts.entries()) element.hidden = index !== current;
    const values = { current: open.indexOf(current) + 1, total: open.length };
    label.textContent = words.say('progress', values);
    bar.max = values.total;
    bar.value = values.current;
    part('intro', HTMLElement).hidden = current !== open[0];
  };
  const show = (index: number, remember: boolean): void => {
    // Noted with the address: whether the browser's own way back leads to an earlier section.
    if (remember) history.pushState(current < index, '', `#part-${ids[index]}`);
    current = index;
    draw();
    parts[index]?.querySelector('h2')?.focus();
    scrollTo({ top: 0 });
  };
  return {
    draw,
    show,
    current: () => current,
    anchor: () => `#${parts[current]?.id}`,
    next: () => asked().find((index) => index > current),
    before: () => asked().findLast((index) => index < current),
  };
}
