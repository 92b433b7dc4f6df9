import type { Fields } from '../../../survey/answer.ts';
import { labelOf, textOf } from './label.ts';
import { make } from './make.ts';

/** What a control says of itself: its row or entry, its own label where the item has several, and its value. */
function lineOf(control: Element, item: Element): string {
  const group = control.closest('.row, .entries');
  const row = group && item.contains(group) ? `${textOf(group.querySelector('legend'))}: ` : '';
  const label = control.closest('label, .item .item')?.querySelector('span, .legend, legend');
  if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox'))
    return row + textOf(control.closest('label'));
  const value =
    control instanceof HTMLSelectElement
      ? textOf(control.selectedOptions[0])
      : control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
        ? control.value
        : '';
  return row + (label ? `${textOf(label)}: ` : '') + value;
}

const hasValue = (control: Element, sent: Fields): boolean => {
  const name = control.getAttribute('name') ?? '';
  if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox'))
    return control.checked && name in sent;
  return name in sent && control.getAttribute('type') !== 'hidden';
};

/** Questions and answers as they will be sent, read off the page itself. */
export function reviewOf(form: HTMLFormElement, shown: ReadonlySet<string>, sent: Fields, none: string): HTMLElement {
  const list = make('dl', '', { class: 'review' });
  for (const item of form.querySelectorAll('[data-item]')) {
    if (!shown.has(item.getAttribute('data-item') ?? '') || item.classList.contains('note')) continue;
    const answer = make('dd');
    const lines = [...item.querySelectorAll('input, select, textarea')]
      .filter((control) => hasValue(control, sent))
      .map((control) => make('div', lineOf(control, item), { dir: 'auto' }));
    answer.append(...(lines.length > 0 ? lines : [make('span', none, { class: 'silent' })]));
    const entry = make('div', '', { class: 'entry' });
    entry.append(make('dt', labelOf(item)), answer);
    list.append(entry);
  }
  return list;
}
