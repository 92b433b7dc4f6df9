import { wordsOf } from '../../words/say.ts';
import { keepPages } from '../../worker/pages.ts';
import { solve } from '../../worker/proof.ts';
import { flush, kept } from '../../worker/queue.ts';
import { button, make } from './make.ts';
import { part } from './read.ts';

/** What a page of the shared-phone mode brings for its script. */
type Data = {
  readonly kiosk: string;
  readonly language: string;
  readonly format: string;
  readonly words: Readonly<Record<string, string>>;
  /** Address of the form script's rarely needed part. */
  readonly more: string;
};

const data: Data = JSON.parse(part('data', HTMLScriptElement).textContent ?? '');
const words = wordsOf(data.language, data.words, data.format);

/** Seconds without a touch until the warning, and from there until the page is cleared (WCAG 2.2.1 asks for 20). */
const idleSeconds = 150;
const graceSeconds = 30;
/** Seconds that the thank-you page with its code stays. */
const thanksSeconds = 60;

/** Back to the choice of languages; nothing of the last person may come back with the browser's own way back. */
function leave(): void {
  document.querySelector('form')?.reset();
  location.replace(data.kiosk);
}

const left = make('p', '', { 'aria-hidden': 'true', class: 'left' });
const stay = button(words.say('kiosk.stay'), () => rest(), { class: 'primary', autofocus: '' });
const warning = make('dialog', '', { 'aria-labelledby': 'warning' });
warning.append(
  make('p', words.say('kiosk.warning'), { id: 'warning' }),
  left,
  stay,
  ' ',
  button(words.say('kiosk.clear'), leave),
);
warning.addEventListener('cancel', () => rest());
document.body.append(warning);

const isStart = document.querySelector('.start') !== null;
const isDone = document.querySelector('.done') !== null;
let touched = Date.now();

function rest(): void {
  touched = Date.now();
  if (warning.open) warning.close();
}

/** By the clock, as a phone that sleeps counts no seconds: who wakes it must not find the last person's answers. */
function tick(): void {
  const idle = Math.round((Date.now() - touched) / 1000);
  const limit = isDone ? thanksSeconds - graceSeconds : idleSeconds;
  const remaining = limit + graceSeconds - idle;
  if (remaining <= 0) leave();
  else if (remaining <= graceSeconds) {
    left.textContent = String(remaining);
    if (!warning.open) warning.showModal();
  }
}

if (!isStart) {
  for (const touch of ['pointerdown', 'keydown', 'input', 'scroll'])
    addEventListener(touch, () => (warning.open ? undefined : rest()), { capture: true, passive: true });
  setInterval(tick, 1000);
}
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && !isStart) leave();
});
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-leave]') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  location.replace(link.href);
});

function showWaiting({ length: count }: readonly string[]): void {
  const place = document.getElementById('waiting');
  const text = count > 0 ? words.count('kiosk.waiting', count, { count }) : '';
  if (place && place.textContent !== text) place.textContent = text;
}

/** Says how many sets of answers wait here, and sends them; not every browser says when the network is back. */
async function sendWaiting(): Promise<void> {
  showWaiting(await kept());
  showWaiting(await flush(solve));
}

/** Every language opens and sends without the network, once this device has been set up with it. */
async function prepare(): Promise<void> {
  const links = [...document.querySelectorAll('.start a')];
  const pages = links.flatMap((link) => [link.getAttribute('href') ?? '', `/f/${link.getAttribute('lang')}.json`]);
  await navigator.serviceWorker?.register('/sw.js', { scope: '/s/' });
  if (isStart) await keepPages([data.kiosk, data.more, ...pages]);
}

if (isDone) document.querySelector('.done')?.append(make('p', words.say('kiosk.done'), { role: 'status' }));
if (isStart) {
  void sendWaiting();
  addEventListener('online', () => void sendWaiting());
  setInterval(() => void sendWaiting(), 60_000);
}
void prepare().catch(() => undefined);
