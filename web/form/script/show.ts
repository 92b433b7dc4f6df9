import { type Fields, missingReasons } from '../../../survey/answer.ts';
import type { Issue } from '../../../survey/issue.ts';
import { fieldsOf } from '../../../survey/items/table.ts';
import { type Item, itemsOf, type Questionnaire } from '../../../survey/questionnaire.ts';
import { shownBy } from '../../../survey/relevance.ts';
import { sayIssue } from '../../words/issue.ts';
import type { Words } from '../../words/say.ts';
import { anchorOf, blockId, optionId } from '../ids.ts';
import { labelOf } from './label.ts';
import { make } from './make.ts';

const block = (item: string): HTMLElement | null => document.getElementById(blockId(item));

/** Shows what is asked and offered after these fields, and hides the rest: the server's own walk. */
export function showRelevant(questionnaire: Questionnaire, fields: Fields): ReadonlySet<string> {
  const shown = shownBy(questionnaire, fields);
  for (const { id } of itemsOf(questionnaire)) block(id)?.toggleAttribute('hidden', !shown.items.has(id));
  for (const [item, offered] of shown.options) {
    const codes = new Set(offered.map(({ code }) => code));
    for (const option of block(item)?.querySelectorAll('[data-option]') ?? []) {
      const code = option.getAttribute('data-option') ?? '';
      document.getElementById(optionId(item, code))?.toggleAttribute('hidden', !codes.has(code));
    }
  }
  return shown.items;
}

/** The fields of what is shown: answers to hidden items and options stay on the page and are not sent. */
export function sentFields(questionnaire: Questionnaire, fields: Fields): Fields {
  const { items, options } = shownBy(questionnaire, fields);
  const sent: Record<string, readonly string[]> = {};
  for (const item of itemsOf(questionnaire).filter(({ id }) => items.has(id))) {
    const offered = options.get(item.id)?.map(({ code }) => code);
    for (const field of fieldsOf(item, questionnaire)) {
      const values = (fields[field] ?? []).filter((value) => field !== item.id || isOffered(value, offered));
      if (values.length > 0 && isBesideChosen(item, field, fields, questionnaire)) sent[field] = values;
    }
  }
  return sent;
}

const isOffered = (value: string, offered: readonly string[] | undefined): boolean =>
  offered === undefined || offered.includes(value) || missingReasons.some((reason) => reason === value);

/** The text beside "other" counts only while that option is chosen. */
function isBesideChosen(item: Item, field: string, fields: Fields, questionnaire: Questionnaire): boolean {
  if (field !== `${item.id}.other` || !('list' in item)) return true;
  const other = questionnaire.lists[item.list]?.find(({ text }) => text);
  return other !== undefined && (fields[item.id] ?? []).includes(other.code);
}

/** Unticks what cannot stand together: an option that stands alone, and the others. */
export function settleExclusive(box: HTMLInputElement, form: HTMLFormElement): void {
  if (box.type !== 'checkbox' || !box.checked) return;
  const isAlone = (input: Element): boolean => input.closest('[data-alone]') !== null;
  for (const other of form.querySelectorAll(`input[name="${CSS.escape(box.name)}"]:checked`))
    if (other instanceof HTMLInputElement && other !== box && (isAlone(box) || isAlone(other))) other.checked = false;
}

/** Puts each issue beside its item and in the summary; an empty list clears them. Moves focus to the summary. */
export function showIssues(issues: readonly Issue[], words: Words): void {
  for (const element of document.querySelectorAll('[data-item]')) {
    const id = element.getAttribute('data-item') ?? '';
    markItem(
      id,
      issues.filter((issue) => issue.item === id),
      words,
    );
  }
  const summary = document.getElementById('summary');
  const list = summary?.querySelector('ul');
  if (!summary || !list) return;
  summary.hidden = issues.length === 0;
  list.replaceChildren(...issues.map((issue) => entryOf(issue, words)));
  if (issues.length > 0) summary.focus();
}

/** The author's own sentence for a rule of theirs stands on the item's block. */
function said(issue: Issue, words: Words): string {
  const place = block(issue.item);
  const text = sayIssue(words, issue, (key) => place?.getAttribute(`data-${key.split('.').at(-1)}`) ?? undefined);
  // What only a page that was tampered with can send has no words here.
  return text.startsWith('error.') ? words.say('error.title') : text;
}

function entryOf(issue: Issue, words: Words): HTMLLIElement {
  const entry = make('li');
  entry.append(
    make('a', `${labelOf(block(issue.item))} – ${said(issue, words)}`, {
      href: `#${anchorOf(issue.item, issue.field)}`,
    }),
  );
  return entry;
}

function markItem(item: string, issues: readonly Issue[], words: Words): void {
  const place = block(item);
  if (!place) return;
  place.classList.toggle('wrong', issues.length > 0);
  place.querySelector(':scope > .error')?.remove();
  for (const control of place.querySelectorAll('input, select, textarea'))
    mark(control, `${item}-error`, issues.length > 0);
  if (issues.length === 0) return;
  const text = [...new Set(issues.map((issue) => said(issue, words)))].join(' ');
  const error = make('p', text, { class: 'error', id: `${item}-error` });
  const label = place.querySelector(':scope > legend, :scope > .legend');
  if (label) label.after(error);
  else place.prepend(error);
}

function mark(control: Element, error: string, wrong: boolean): void {
  const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== error);
  const ids = wrong ? [...others, error] : others;
  control.setAttribute('aria-describedby', ids.join(' '));
  control.setAttribute('aria-invalid', String(wrong));
}
