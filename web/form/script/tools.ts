import { data, words } from './data.ts';
import { labelOf } from './label.ts';
import { button } from './make.ts';
import { more } from './more.ts';
import { part } from './read.ts';

/** Where a draft lies on the device. */
export const draftKey = `draft:${data.wave}`;

/** What is drafted, where the device lets us look; a device that keeps nothing has none. */
export function draftText(): string | null {
  try {
    return localStorage.getItem(draftKey);
  } catch {
    return null;
  }
}

/** A way to keep the answers on this device, only when it is asked for; never on a shared phone. */
export function offerDraft(form: HTMLFormElement, redraw: () => void): void {
  if (data.kiosk) return;
  const use = async (what: 'keep' | 'find'): Promise<void> => {
    const { draft } = await more();
    await draft(what, form, redraw);
  };
  part('actions', HTMLElement).append(
    button(words.say('draft.keep'), () => void use('keep').catch(() => undefined), { id: 'keep' }),
  );
  if (draftText() !== null) void use('find').catch(() => undefined);
}

const voiceFor = (language: string): SpeechSynthesisVoice | undefined =>
  speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && lang.split(/[-_]/)[0] === language.split('-')[0]);

/** A button at each item that reads it aloud, where the device itself has a voice for the language; else none. */
export function offerListening(): void {
  if (!('speechSynthesis' in window)) return;
  const offer = (): void => {
    const voice = voiceFor(data.language);
    if (!voice || document.querySelector('.listen')) return;
    for (const item of document.querySelectorAll('.item[data-item]')) {
      const name = `${words.say('listen')}: ${labelOf(item)}`;
      const press = (): void => void more().then(({ listen }) => listen(item, voice, pressed));
      const pressed = button(`▶ ${words.say('listen')}`, press, { class: 'listen', 'aria-label': name });
      item.append(pressed);
    }
  };
  offer();
  speechSynthesis.addEventListener?.('voiceschanged', offer);
}
