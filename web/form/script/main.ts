import type { Issue } from '../../../survey/issue.ts';
import { acceptResponse } from '../../../survey/response.ts';
import { codeField, stepField, trapField } from '../links.ts';
import { data, words } from './data.ts';
import { button, make } from './make.ts';
import { more } from './more.ts';
import { settleRank, showEntries, showTotals, takeStep } from './rare.ts';
import { fieldsIn, part } from './read.ts';
import { reviewOf } from './review.ts';
import { sections } from './sections.ts';
import { sender } from './send.ts';
import { sentFields, settleExclusive, showIssues, showRelevant } from './show.ts';
import { offerDraft, offerListening } from './tools.ts';

const { questionnaire } = data;
const form = part('form', HTMLFormElement);
const submit = part('submit', HTMLButtonElement);
const state = part('state', HTMLElement);
const began = performance.now();
/** With the rarely needed part; where it is missing, the page says so or does without. */
const later = (use: (part: Awaited<ReturnType<typeof more>>) => unknown): Promise<unknown> =>
  more()
    .then(use)
    .catch(() => {});

const review = make('section', '', { class: 'part', id: 'part-review' });
review.append(make('h2', words.say('review.title'), { tabindex: '-1' }), make('p', words.say('review.text')));
state.before(review);

let shown = showRelevant(questionnaire, fieldsIn(form));
const sectionOf = (item: string): number =>
  questionnaire.sections.findIndex(({ items }) => items.some(({ id }) => item === id || item.startsWith(`${id}.`)));
const partIds = [...questionnaire.sections.map(({ id }) => id), 'review'];
const steps = sections(
  partIds,
  words,
  (section) =>
    section === 'review' ||
    questionnaire.sections.some(({ id, items }) => id === section && items.some((item) => shown.has(item.id))),
);

/** The way back may lead out of the page where the section was not reached within it: then answers would be lost. */
const goBack = (): void => (history.state ? history.back() : go(steps.before() ?? 0));
const back = button(words.say('back'), goBack, { id: 'back' });
part('actions', HTMLElement).append(back);

const isReview = (): boolean => steps.next() === undefined;
const answers = () => sentFields(questionnaire, fieldsIn(form));

function draw(): void {
  const fields = fieldsIn(form);
  shown = showRelevant(questionnaire, fields);
  showTotals(questionnaire, fields);
  steps.draw();
  back.hidden = steps.before() === undefined;
  submit.textContent = words.say(
    isReview() ? 'send' : steps.next() === questionnaire.sections.length ? 'check' : 'next',
  );
  review.querySelector('dl')?.remove();
  if (!isReview()) return;
  review.append(reviewOf(form, shown, answers(), words.say('missing.not_reached')));
  void later(({ offerCopy }) => offerCopy(review));
}

function go(section: number): void {
  steps.show(section, true);
  draw();
}

/** Issues of the items of the current section, or of all before sending. */
function issuesNow(): readonly Issue[] {
  const checked = acceptResponse(questionnaire, answers(), { strict: true });
  if (checked.ok) return [];
  return isReview() ? checked.issues : checked.issues.filter(({ item }) => sectionOf(item) === steps.current());
}

function report(issues: readonly Issue[]): void {
  const first = issues[0];
  const section = first ? sectionOf(first.item) : -1;
  if (section >= 0 && section !== steps.current()) steps.show(section, true);
  draw();
  showIssues(issues, words);
}

const send = sender(data.wave, (address, text) => {
  if (!state.firstElementChild) state.textContent = words.say('failed.network');
  void later(({ putAside }) => putAside(address, text));
});

/** What is said of an access code that lets nobody in, at its field. */
function reportCode(word: string): void {
  const error = part('code-error', HTMLElement);
  error.textContent = words.say(word);
  error.hidden = false;
  part(codeField, HTMLInputElement).focus();
}

/** Sends everything; a second press while it is on its way does nothing. */
async function sendAll(): Promise<void> {
  if (submit.getAttribute('aria-disabled') === 'true') return;
  submit.setAttribute('aria-disabled', 'true');
  state.textContent = words.say('sending');
  const fields = fieldsIn(form);
  const sent = await send({
    language: data.language,
    place: data.place,
    code: fields[codeField]?.[0],
    answers: answers(),
    seconds: Math.min(3600, Math.round((performance.now() - began) / 1000)),
    trap: trapField in fields,
    interview: data.interview,
  });
  const isThere = sent.state === 'arrived';
  await later(({ settled }) => settled(isThere));
  submit.removeAttribute('aria-disabled');
  state.textContent = '';
  if (isThere) location.assign(`${data.done}${sent.id}${data.query}`);
  else if (sent.state === 'refused') report(sent.issues);
  else if (sent.state === 'code') reportCode(sent.word);
  else {
    state.textContent = words.say('failed.server');
    void later(({ sayFailure }) => sayFailure(sent.why));
  }
}

form.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement) settleExclusive(target, form);
  if (target instanceof HTMLSelectElement) settleRank(target);
  draw();
  // For the time without the network; tried again with the next answer where it is away already.
  void later(({ startWorker }) => startWorker());
});

/** A step that is no sending: an entry more or less is made here; for another language the page is posted. */
function step(event: SubmitEvent, pressed: HTMLElement): void {
  const value = pressed.getAttribute('value') ?? '';
  if (value !== 'change') {
    event.preventDefault();
    takeStep(value, questionnaire, form);
    draw();
  } else if (!navigator.onLine) {
    event.preventDefault();
    state.textContent = words.say('failed.network');
  } else if (pressed instanceof HTMLButtonElement)
    pressed.formAction = pressed.formAction.replace(/#.*|$/, steps.anchor());
}

form.addEventListener('submit', (event) => {
  const pressed = event.submitter;
  if (pressed?.getAttribute('name') === stepField) {
    step(event, pressed);
    return;
  }
  event.preventDefault();
  const issues = issuesNow();
  report(issues);
  if (issues.length > 0) return;
  const next = steps.next();
  if (next === undefined) void sendAll();
  else go(next);
});

/** The section an address names; a link within the page leaves the section as it is. */
function sectionInAddress(): number {
  const named = partIds.indexOf(location.hash.replace('#part-', ''));
  if (named >= 0) return named;
  return location.hash === '' ? 0 : steps.current();
}

addEventListener('popstate', () => {
  const section = sectionInAddress();
  if (section === steps.current()) return;
  steps.show(section, false);
  showIssues([], words);
  draw();
});
/** An error's link may lead into a section that is not on the screen. */
form.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('.summary a') : null;
  const target = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
  if (!target) return;
  event.preventDefault();
  const item = target.closest('[data-item]')?.getAttribute('data-item');
  if (item && sectionOf(item) !== steps.current()) go(sectionOf(item));
  const controls = 'input, select, textarea';
  const control = target.matches(controls) ? target : target.querySelector(controls);
  if (control instanceof HTMLElement) control.focus();
});

for (const note of document.querySelectorAll('.only-if')) note.remove();
showEntries(questionnaire, fieldsIn(form));
const firstWrong = document.querySelector('.item.wrong')?.getAttribute('data-item');
if (firstWrong) steps.show(sectionOf(firstWrong), false);
else if (location.hash !== '') steps.show(sectionInAddress(), false);
draw();
document.documentElement.classList.remove('early');
/** What nobody needs for the first answer asks the device for its voices and its memory, which takes its time. */
setTimeout(() => {
  offerDraft(form, draw);
  offerListening();
  // An earlier visit or page left a worker here, and perhaps answers that wait.
  if (navigator.serviceWorker?.controller) void later(({ resume }) => resume(form, draw));
});
