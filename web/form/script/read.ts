import type { Fields } from '../../../survey/answer.ts';

/** What the form holds now, by field. Not by `FormData`: with a long text field it has the page laid out first. */
export function fieldsIn(form: HTMLFormElement): Fields {
  const fields: Record<string, string[]> = {};
  for (const control of form.elements) {
    const isInput = control instanceof HTMLInputElement;
    if (!isInput && !(control instanceof HTMLTextAreaElement) && !(control instanceof HTMLSelectElement)) continue;
    const isOff = isInput && /^(radio|checkbox)$/.test(control.type) && !control.checked;
    if (!isOff && control.name && control.value !== '')
      fields[control.name] = [...(fields[control.name] ?? []), control.value];
  }
  return fields;
}

/** Finds an element that the server rendered. Throws where the page is not ours. */
export function part<T extends Element>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page lacks #${id}`);
  return found;
}
