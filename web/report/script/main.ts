import type { Fields } from '../../../survey/answer.ts';
import { changesBetween } from '../../../survey/draft.ts';
import { stepField } from '../../form/links.ts';
import { fillIn } from '../../form/script/fill.ts';
import { settleRank, showEntries, showTotals, takeStep } from '../../form/script/rare.ts';
import { fieldsIn, part } from '../../form/script/read.ts';
import { settleExclusive, showRelevant } from '../../form/script/show.ts';
import { wordsOf } from '../../words/say.ts';
import { comparing, sayChange } from '../before.ts';
import type { ReportData } from '../form.tsx';
import { revisionField, shownField } from '../view.ts';
import { type Clashing, showClashes } from './clash.ts';

const data: ReportData = JSON.parse(part('data', HTMLScriptElement).textContent ?? '');
const words = wordsOf(data.language, data.words, data.format);
const form = part('form', HTMLFormElement);
const state = part('state', HTMLElement);
const { questionnaire } = data;

/** Milliseconds without a change after which what was changed is saved. */
const pause = 1500;
/** Milliseconds until what could not be saved is sent again. */
const retry = 10_000;

let { revision } = data;
/** What the draft holds, as far as this page knows, and what the form held when that was last made the same. */
let saved: Fields = data.shown;
let last: Fields = {};
let timer: ReturnType<typeof setTimeout> | undefined;
let saving = false;
/** Nothing can be saved any more: the link or the deadline is over, and the page says so. */
let over = false;

/** The cells of the form; reasons stand outside of it and belong to it. */
const cells = (): Fields =>
  Object.fromEntries(
    Object.entries(fieldsIn(form)).filter(([field]) => !field.startsWith('_') || field.startsWith('_why.')),
  );

function draw(): void {
  const fields = cells();
  showRelevant(questionnaire, fields);
  showTotals(questionnaire, fields);
  const compare = comparing(questionnaire, fields, data.before);
  for (const element of document.querySelectorAll<HTMLElement>('[data-beside]')) {
    const change = compare(element.dataset['beside'] ?? '');
    element.hidden = change === undefined;
    if (change) element.textContent = sayChange(change, words, data.format);
  }
}

/** What the page knows goes into its own fields too, so that sending it by hand says the same. */
function note(fields: Fields, to: number): void {
  saved = fields;
  revision = to;
  const set = (name: string, value: string): void => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  };
  set(revisionField, String(revision));
  set(shownField, JSON.stringify(saved));
}

/** What others wrote since goes into cells that nobody has touched here. */
function takeOthers(others: Fields, sent: Fields): Fields {
  const touched = changesBetween(sent, cells());
  const free = Object.fromEntries(Object.entries(others).filter(([field]) => !(field in touched)));
  if (Object.keys(free).length > 0) {
    const fields = { ...cells(), ...free };
    showEntries(questionnaire, fields);
    fillIn(form, { ...fieldsIn(form), ...fields });
    draw();
  }
  return { ...saved, ...others };
}

/** The link is unknown, revoked or replaced, or the report is closed: each has a page that says which. */
const isOver = ({ status }: Response): boolean => status === 404 || status === 410;

/** What the page says that was answered instead, in the reader's language. */
async function saidBy(response: Response): Promise<string> {
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return [...page.querySelectorAll('main h1, main h1 ~ p')].map((one) => one.textContent?.trim()).join(' – ');
}

type Answer = { readonly revision: number; readonly others: Fields; readonly clashes: readonly Clashing[] };

/** Sends what was changed. A cell that somebody else has changed too is shown, with both values. */
async function save(): Promise<boolean> {
  if (saving || over) return true;
  const sent = cells();
  const shownClashes = new Set(
    [...document.querySelectorAll('#clashes [data-field]')].map((one) => one.getAttribute('data-field') ?? ''),
  );
  const changes = Object.fromEntries(
    Object.entries(changesBetween(saved, sent)).filter(([field]) => !shownClashes.has(field)),
  );
  if (Object.keys(changes).length === 0) return true;
  saving = true;
  state.textContent = words.say('saving.now');
  try {
    const response = await fetch(data.cells, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision, cells: changes }),
    });
    if (isOver(response)) {
      over = true;
      state.textContent = await saidBy(response);
      return true;
    }
    if (!response.ok) throw new Error(String(response.status));
    const { revision: to, others, clashes }: Answer = await response.json();
    const clashing = new Set(clashes.map(({ field }) => field));
    const taken = Object.entries(changes).filter(([field]) => !clashing.has(field));
    const theirs = Object.fromEntries(clashes.map(({ field, theirs: values }) => [field, values]));
    note({ ...takeOthers(others, sent), ...Object.fromEntries(taken), ...theirs }, to);
    last = { ...sent, ...others };
    state.textContent = words.say(clashes.length > 0 ? 'saving.clash' : 'saving.done');
    if (clashes.length > 0) showClashes(clashes, words, decide);
    return true;
  } catch {
    state.textContent = words.say('saving.failed');
    return false;
  } finally {
    saving = false;
  }
}

/** A clash was decided: the value stands in its cell and is saved like any other. */
function decide(field: string, values: readonly string[]): void {
  fillIn(form, { ...fieldsIn(form), [field]: values });
  draw();
  later();
}

function later(milliseconds = pause): void {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const isThere = await save();
    if (!isThere) later(retry);
    else if (isUnsaved() && !over) later();
  }, milliseconds);
}

const isUnsaved = (): boolean => Object.keys(changesBetween(last, cells())).length > 0;

/** Reasons stand before the form, and belong to it. */
document.addEventListener('input', ({ target }) => {
  if (target instanceof Element && target.closest('form, .findings')) {
    draw();
    later();
  }
});
form.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement) settleExclusive(target, form);
  if (target instanceof HTMLSelectElement) settleRank(target);
  draw();
  later();
});

form.addEventListener('submit', (event) => {
  const value = event.submitter?.getAttribute('name') === stepField ? event.submitter.getAttribute('value') : '';
  clearTimeout(timer);
  if (!value?.includes(':')) {
    const open = document.querySelector('#clashes [data-field]');
    if (open) {
      event.preventDefault();
      part('clashes', HTMLElement).focus();
    }
    leaving = open === null;
    return;
  }
  event.preventDefault();
  takeStep(value, questionnaire, form);
  draw();
  later();
});

let leaving = false;
addEventListener('beforeunload', (event) => {
  if (!leaving && isUnsaved()) event.preventDefault();
});

for (const element of document.querySelectorAll('.only-if')) element.remove();
showEntries(questionnaire, { ...fieldsIn(form) });
draw();
last = cells();
document.getElementById('summary')?.focus();
