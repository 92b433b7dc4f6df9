import type { Fields } from '../../../survey/answer.ts';

/** What the form holds now, by field. */
export function fieldsIn(form: HTMLFormElement): Fields {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value !== '') fields[name] = [...(fields[name] ?? []), value];
  return fields;
}

/** Finds an element that the server rendered. Throws where the page is not ours. */
export function part<T extends Element>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page lacks #${id}`);
  return found;
}
