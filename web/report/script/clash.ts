import { labelOf, textOf } from '../../form/script/label.ts';
import { button, make } from '../../form/script/make.ts';
import { part } from '../../form/script/read.ts';
import type { Words } from '../../words/say.ts';

/** A cell that somebody else has changed too, as the server says it. */
export type Clashing = {
  readonly field: string;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
};

/** What a cell is called on the page: its row and its column, or its item. */
function nameOf(field: string): string {
  const control = document.querySelector(`[name="${CSS.escape(field)}"]`);
  const texts = [
    labelOf(control?.closest('.item') ?? null),
    textOf(control?.closest('.row')?.querySelector('legend')),
    textOf(control?.closest('.cells > label')?.querySelector('span')),
  ];
  return [...new Set(texts)].filter(Boolean).join(' – ') || field;
}

/** Shows each clash with both values, and takes the one that is chosen. */
export function showClashes(
  clashes: readonly Clashing[],
  words: Words,
  decide: (field: string, values: readonly string[]) => void,
): void {
  const place = part('clashes', HTMLElement);
  for (const { field, mine, theirs } of clashes) {
    place.querySelector(`[data-field="${CSS.escape(field)}"]`)?.remove();
    const box = make('fieldset', '', { class: 'item clash', 'data-field': field });
    box.append(make('legend', nameOf(field)));
    const choose = (values: readonly string[]) => (): void => {
      box.remove();
      place.hidden = place.querySelector('.clash') === null;
      decide(field, values);
    };
    const said = (values: readonly string[]): string => values.join(', ') || words.say('clash.empty');
    box.append(
      button(`${words.say('clash.mine')} ${said(mine)}`, choose(mine)),
      button(`${words.say('clash.theirs')} ${said(theirs)}`, choose(theirs)),
    );
    place.append(box);
  }
  place.hidden = false;
  place.focus();
}
