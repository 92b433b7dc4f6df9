import type { Fields } from '../../../survey/answer.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

/** Puts values into the form's controls; one that has none in the fields is emptied. Ranks remember their place. */
export function fillIn(root: ParentNode, fields: Fields): void {
  for (const control of root.querySelectorAll('[name]')) {
    if (!isControl(control)) continue;
    const values = fields[control.name] ?? [];
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox'))
      control.checked = values.includes(control.value);
    else control.value = control.dataset['was'] = values[0] ?? '';
  }
}
