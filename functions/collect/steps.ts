import type { Fields } from '../../survey/answer.ts';
import { withEntry, withoutEntry } from '../../survey/items/repeat.ts';
import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import { codeField, idField, stepField, trapField } from '../../web/form/links.ts';

const beside: ReadonlySet<string> = new Set([idField, stepField, codeField, trapField]);

/** The fields that are answers, without the form's own beside them. */
export const answersIn = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !beside.has(field)));

/**
 * The form as it stands after a step that is no sending: `change` (back from the review, or another language),
 * `add:ITEM`, `remove:ITEM:ENTRY`. Undefined where no such step was asked for.
 */
export function stepped(questionnaire: Questionnaire, fields: Fields): Fields | undefined {
  const [step, id, entry] = fields[stepField]?.[0]?.split(':') ?? [];
  if (step === 'change') return fields;
  const item = itemsOf(questionnaire).find((one) => one.id === id);
  if (item?.type !== 'repeat') return undefined;
  if (step === 'add') return withEntry(item, fields);
  return step === 'remove' ? withoutEntry(item, fields, Number(entry)) : undefined;
}
