import { formatCode, idLength } from '../../../survey/id.ts';
import type { Words } from '../../words/say.ts';
import { drop, keep, kept, textAt } from '../../worker/queue.ts';
import { data } from './data.ts';
import { button, make } from './make.ts';
import { part } from './read.ts';
import { sendUntil } from './send.ts';
import { laterWords } from './words.ts';
import { askForSync, stopWorker } from './worker.ts';

const state = part('state', HTMLElement);

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

/** Says that a response waits here, until when it can arrive, and what can be done. */
function tell(address: string, isKept: boolean, words: Words): void {
  const id = address.slice(-idLength);
  state.replaceChildren(
    make('strong', words.say('waiting.title')),
    make('p', words.say(isKept ? 'waiting.text' : 'waiting.unkept')),
    make('p', words.say('waiting.until', { date: closing() }) + daysLeft(words)),
    make('p', formatCode(id), { dir: 'ltr' }),
    button(words.say('waiting.now'), () => dispatchEvent(new Event('online'))),
  );
  if (isKept)
    state.append(
      ' ',
      button(words.say('waiting.delete'), () => void drop(address).then(() => location.reload())),
    );
  if (data.kiosk) state.append(' ', make('a', words.say('kiosk.next'), { href: data.kiosk, class: 'button' }));
}

/** Puts a response aside on this device, says so, and asks to be woken. */
export async function putAside(address: string, text: string): Promise<void> {
  const words = await laterWords();
  tell(address, await keep(address, text), words);
  await askForSync().catch(() => undefined);
}

/** Responses of this wave that an earlier visit left here: they go out now, or as soon as they can. */
export async function resume(): Promise<void> {
  const own = (await kept()).filter((address) => address.includes(`/${data.wave}/`));
  if (own.length === 0) return;
  const words = await laterWords();
  for (const address of own) {
    const text = await textAt(address);
    if (text === undefined) continue;
    const sent = await sendUntil(address, text, () => tell(address, true, words));
    await drop(address);
    if (sent.state !== 'arrived') {
      state.textContent = words.say(sent.state === 'failed' ? `failed.${sent.why}` : 'failed.server');
      continue;
    }
    state.replaceChildren(
      words.say('waiting.arrived'),
      ' ',
      make('a', formatCode(sent.id), { href: `${data.done}${sent.id}${data.query}`, dir: 'ltr' }),
    );
    await stopWorker();
  }
}

/** A response has arrived: it no longer waits, and nothing that is not needed any more stays on the device. */
export async function arrived(wave: string, id: string): Promise<void> {
  await drop(`/api/waves/${wave}/responses/${id}`);
  await stopWorker();
}
