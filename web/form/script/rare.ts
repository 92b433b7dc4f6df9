import type { Fields } from '../../../survey/answer.ts';
import { totalsOf } from '../../../survey/items/cells.ts';
import { withEntry, withoutEntry } from '../../../survey/items/repeat.ts';
import { type ItemOf, itemsOf, type Questionnaire } from '../../../survey/questionnaire.ts';
import { blockId } from '../ids.ts';
import { fillIn } from './fill.ts';
import { fieldsIn } from './read.ts';

const block = (id: string): HTMLElement | null => document.getElementById(blockId(id));

/** A place that is chosen for one option is taken from another, which gets the place that became free. */
export function settleRank(select: HTMLSelectElement): void {
  const others = [...(select.closest('.ranks')?.querySelectorAll('select') ?? [])];
  const before = select.dataset['was'] ?? select.querySelector<HTMLOptionElement>('option[selected]')?.value ?? '';
  const twin = others.find((other) => other !== select && other.value === select.value);
  if (twin && select.value) twin.value = before;
  for (const one of others) one.dataset['was'] = one.value;
}

/** Sums beside and below a table; where totals are asked for they are filled in until someone writes their own. */
export function showTotals(questionnaire: Questionnaire, fields: Fields): void {
  for (const item of itemsOf(questionnaire)) if (item.type === 'table') showTotalsOf(item, fields);
}

function showTotalsOf(item: ItemOf<'table'>, fields: Fields): void {
  const { rows, columns, total } = totalsOf(item, fields);
  const sums = new Map<string, number | undefined>([[`${item.id}.total.total`, total]]);
  for (const row of item.rows) sums.set(`${item.id}.${row}.total`, rows[row]);
  for (const column of item.columns) sums.set(`${item.id}.total.${column}`, columns[column]);
  for (const [field, sum] of sums) {
    const text = sum === undefined ? '' : String(sum);
    const output = block(item.id)?.querySelector(`[data-sum="${CSS.escape(field)}"]`);
    if (output) output.textContent = text;
    output?.parentElement?.toggleAttribute('hidden', text === '');
    const input = block(item.id)?.querySelector(`[name="${CSS.escape(field)}"]`);
    if (input instanceof HTMLInputElement && [text, input.dataset['sum'] ?? ''].includes(input.value))
      input.value = input.dataset['sum'] = text;
  }
}

/** As many entries as the fields say, each a copy of the last one with its own number. */
export function showEntries(questionnaire: Questionnaire, fields: Fields): void {
  for (const item of itemsOf(questionnaire)) if (item.type === 'repeat') showEntriesOf(item, fields);
}

function showEntriesOf(item: ItemOf<'repeat'>, fields: Fields): void {
  const place = block(item.id);
  const wanted = Number(fields[item.id]?.[0] ?? 1);
  const entries = [...(place?.querySelectorAll('.entries') ?? [])];
  for (const entry of entries.slice(wanted)) entry.remove();
  for (let last = entries.at(-1); last && entries.length < wanted; ) {
    last = copyOf(last, item.id, entries.length);
    entries.at(-1)?.after(last);
    entries.push(last);
  }
  fillIn(place ?? document, { ...fields, [item.id]: [String(wanted)] });
  for (const button of place?.querySelectorAll('[value^="remove:"]') ?? [])
    button.toggleAttribute('hidden', wanted === 1);
  place?.querySelector('[value^="add:"]')?.toggleAttribute('hidden', wanted >= item.max);
}

function copyOf(entry: Element, id: string, number: number): Element {
  const copy = entry.cloneNode(false);
  if (!(copy instanceof HTMLElement)) return entry;
  const next = number + 1;
  copy.id = `entry-${id}-${next}`;
  copy.innerHTML = entry.innerHTML
    .replaceAll(`${id}.${number}.`, `${id}.${next}.`)
    .replaceAll(`${id}:${number}`, `${id}:${next}`);
  const legend = copy.querySelector('legend');
  if (legend) legend.textContent = (copy.dataset['title'] ?? '').replace('{number}', String(next));
  return copy;
}

/** Adds or removes an entry as the pressed button says, and moves the focus there. */
export function takeStep(step: string, questionnaire: Questionnaire, form: HTMLFormElement): void {
  const [what, id, entry] = step.split(':');
  const item = itemsOf(questionnaire).find((one) => one.id === id);
  if (item?.type !== 'repeat') return;
  const before = fieldsIn(form);
  const fields = what === 'add' ? withEntry(item, before) : withoutEntry(item, before, Number(entry));
  showEntriesOf(item, fields);
  const goal = what === 'add' ? fields[item.id]?.[0] : Math.max(1, Number(entry) - 1);
  document.getElementById(`entry-${id}-${goal}`)?.querySelector('legend')?.focus();
}
