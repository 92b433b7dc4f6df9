import type { Issue } from '../../../survey/issue.ts';
import { acceptResponse } from '../../../survey/response.ts';
import { type Words, wordsOf } from '../../words/say.ts';
import type { FormData as PageData } from '../form.tsx';
import { fieldsIn, part } from './read.ts';
import { sections } from './sections.ts';
import { sender } from './send.ts';
import { sentFields, settleExclusive, showIssues, showRelevant } from './show.ts';

const data: PageData = JSON.parse(part('data', HTMLScriptElement).textContent ?? '');
const { questionnaire } = data;
const words: Words = wordsOf(data.language, data.words, data.format);
const form = part('form', HTMLFormElement);
const submit = part('submit', HTMLButtonElement);
const state = part('state', HTMLElement);

let shown = showRelevant(questionnaire, fieldsIn(form));
const sectionOf = (item: string): number =>
  questionnaire.sections.findIndex(({ items }) => items.some(({ id }) => id === item));
const steps = sections(
  questionnaire.sections.map(({ id }) => id),
  words,
  (section) =>
    questionnaire.sections.some(({ id, items }) => id === section && items.some((item) => shown.has(item.id))),
);

const back = document.createElement('button');
back.type = 'button';
back.textContent = words.say('back');
part('actions', HTMLElement).append(back);

function draw(): void {
  shown = showRelevant(questionnaire, fieldsIn(form));
  steps.draw();
  back.hidden = steps.before() === undefined;
  submit.textContent = words.say(steps.next() === undefined ? 'send' : 'next');
}

/** Issues of the items of the current section, or of all on the last one. */
function issuesNow(): readonly Issue[] {
  const checked = acceptResponse(questionnaire, sentFields(questionnaire, fieldsIn(form)), { strict: true });
  if (checked.ok) return [];
  return steps.next() === undefined
    ? checked.issues
    : checked.issues.filter(({ item }) => sectionOf(item) === steps.current());
}

function report(issues: readonly Issue[]): void {
  const first = issues[0];
  const section = first ? sectionOf(first.item) : -1;
  if (section >= 0 && section !== steps.current()) steps.show(section, true);
  draw();
  showIssues(issues, questionnaire, words);
}

const send = sender(data.wave, () => {
  state.textContent = words.say('failed.network');
});

/** Sends everything; a second press while it is on its way does nothing. */
async function sendAll(): Promise<void> {
  if (submit.getAttribute('aria-disabled') === 'true') return;
  submit.setAttribute('aria-disabled', 'true');
  state.textContent = words.say('sending');
  const place = data.place === undefined ? {} : { place: data.place };
  const answers = sentFields(questionnaire, fieldsIn(form));
  const sent = await send({ language: data.language, ...place, answers });
  submit.removeAttribute('aria-disabled');
  if (sent.state === 'arrived') location.assign(`${data.done}${sent.id}${location.search}`);
  else if (sent.state === 'refused') {
    state.textContent = '';
    report(sent.issues);
  } else state.textContent = words.say(`failed.${sent.state}`);
}

form.addEventListener('change', (event) => {
  if (event.target instanceof HTMLInputElement) settleExclusive(event.target, form);
  draw();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const issues = issuesNow();
  report(issues);
  if (issues.length > 0) return;
  const next = steps.next();
  if (next === undefined) void sendAll();
  else {
    steps.show(next, true);
    draw();
  }
});
back.addEventListener('click', () => history.back());
/** The section an address names; a link within the page leaves the section as it is. */
function sectionInAddress(): number {
  const id = /^#part-(.+)$/.exec(location.hash)?.[1];
  if (id === undefined) return location.hash === '' ? 0 : steps.current();
  return Math.max(
    0,
    questionnaire.sections.findIndex((section) => section.id === id),
  );
}

addEventListener('popstate', () => {
  const section = sectionInAddress();
  if (section === steps.current()) return;
  steps.show(section, false);
  showIssues([], questionnaire, words);
  draw();
});
/** An error's link may lead into a section that is not on the screen. */
form.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('.summary a') : null;
  const target = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
  if (!target) return;
  event.preventDefault();
  const item = target.closest('[data-item]')?.getAttribute('data-item');
  if (item && sectionOf(item) !== steps.current()) steps.show(sectionOf(item), true);
  draw();
  const control = target.matches('fieldset') ? target.querySelector('input') : target;
  if (control instanceof HTMLElement) control.focus();
});

const firstWrong = document.querySelector('.item.wrong')?.getAttribute('data-item');
if (firstWrong) steps.show(sectionOf(firstWrong), false);
draw();
