import { formatCode, idLength } from '../../../survey/id.ts';
import type { Words } from '../../words/say.ts';
import { drop, keep, kept, textAt } from '../../worker/queue.ts';
import { codeField } from '../links.ts';
import { data, words as pageWords } from './data.ts';
import { bringBack, outdate } from './draft.ts';
import { button, make } from './make.ts';
import { part } from './read.ts';
import { type Sent, sendUntil } from './send.ts';
import { laterWords } from './words.ts';
import { askForSync, startWorker, stopWorker } from './worker.ts';

const state = part('state', HTMLElement);

/** Where this page's own response waits, and the addresses that the page has told of. */
let mine: string | undefined;
const told = new Set<string>();
/** Says once that a further try came to nothing: a line that is said at every try is noise. */
const again = make('p');

/** When the wave closes, in the reader's language: digits only, as month names are broken in some of them. */
function closing(): string {
  const format = new Intl.DateTimeFormat([data.format, 'de'], {
    timeZone: 'Europe/Berlin',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format(Date.parse(data.closes));
}

/** Whole days until the wave closes; nothing where the device's clock cannot be right. */
function daysLeft(words: Words): string {
  const days = Math.floor((Date.parse(data.closes) - Date.now()) / 86_400_000);
  return days >= 0 && days < 400 ? ` ${words.count('waiting.days', days, { days })}` : '';
}

/** Deletes what waits, and what was typed with it. Without the network the page must stay, to open once more. */
async function forget(address: string): Promise<void> {
  await drop(address);
  if (navigator.onLine) await stopWorker();
  location.replace(location.pathname + location.search);
}

const tryNow = (): void => {
  again.textContent = '';
  dispatchEvent(new Event('online'));
};

/** Says that a response waits here, until when it can arrive, and what can be done. */
function tell(address: string, isKept: boolean, words: Words): void {
  if (told.has(address)) {
    if (again.textContent === '') again.textContent = words.say('failed.network');
    return;
  }
  told.add(address);
  again.textContent = '';
  state.replaceChildren(
    make('strong', words.say('waiting.title')),
    make('p', words.say(isKept ? 'waiting.text' : 'waiting.unkept')),
    make('p', words.say('waiting.until', { date: closing() }) + daysLeft(words)),
    make('p', formatCode(address.slice(-idLength)), { dir: 'ltr' }),
    again,
    button(words.say('waiting.now'), tryNow),
  );
  if (!isKept) return;
  state.append(
    ' ',
    button(words.say('waiting.delete'), () => void forget(address)),
  );
  if (data.kiosk)
    state.append(' ', make('a', words.say('kiosk.next'), { href: data.kiosk, class: 'button', 'data-leave': '' }));
}

/** Puts a response aside on this device, says so, and asks to be woken. Throws where the words are not here. */
export async function putAside(address: string, text: string): Promise<void> {
  const isKept = await keep(address, text);
  if (mine !== undefined && mine !== address) await drop(mine);
  mine = address;
  if (isKept) outdate();
  tell(address, isKept, await laterWords());
  // A page that came by a change of language opens again without the network only by its address.
  history.replaceState(null, '', location.href);
  await askForSync().catch(() => undefined);
}

/** What is said of a response that was not taken. */
const why = (sent: Sent, words: Words): string => {
  if (sent.state === 'code') return pageWords.say(sent.word);
  return words.say(sent.state === 'failed' ? `failed.${sent.why}` : 'failed.server');
};

/** Sends one response of an earlier visit. Gives what became of it, and where it waits until it is dropped. */
async function sendKept(address: string, text: string, words: Words): Promise<{ sent: Sent; at: string }> {
  let at = address;
  const sent = await sendUntil(address, text, async (now) => {
    if (now !== at && (await keep(now, text))) await drop(at);
    at = now;
    tell(now, true, words);
  });
  return { sent, at };
}

/**
 * Responses of this wave that an earlier visit left here: they go out now, or as soon as they can. One that is not
 * taken comes back into the form; it stays aside where somebody is typing there already.
 */
export async function resume(form: HTMLFormElement, redraw: () => void): Promise<void> {
  void startWorker().catch(() => undefined);
  // On a shared phone what waits is other people's: its start page sends it.
  if (data.kiosk) return;
  let isTyping = false;
  form.addEventListener('input', () => {
    isTyping = true;
  });
  const own = (await kept()).filter((address) => address.includes(`/${data.wave}/`));
  for (const address of own) {
    const words = await laterWords();
    const text = await textAt(address);
    if (text === undefined) continue;
    const { sent, at } = await sendKept(address, text, words);
    if (sent.state === 'arrived') {
      await drop(at);
      const code = make('a', formatCode(sent.id), { href: `${data.done}${sent.id}${data.query}`, dir: 'ltr' });
      state.replaceChildren(words.say('waiting.arrived'), ' ', code);
      await stopWorker();
      continue;
    }
    state.textContent = why(sent, words);
    if (isTyping) continue;
    isTyping = true;
    const { answers, code } = JSON.parse(text);
    bringBack(form, { ...answers, ...(code === undefined ? {} : { [codeField]: [code] }) });
    redraw();
    await drop(at);
  }
}

/** The server has answered for what this page sent: nothing of it stays on the device. */
export async function settled(hasArrived: boolean): Promise<void> {
  if (mine !== undefined) await drop(mine);
  mine = undefined;
  told.clear();
  if (!hasArrived) return;
  outdate();
  await stopWorker();
}
