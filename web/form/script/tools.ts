import { data, words } from './data.ts';
import { labelOf } from './label.ts';
import { button, make } from './make.ts';
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
  const use = (what: 'keep' | 'find'): Promise<void> =>
    more()
      .then(({ draft }) => draft(what, form, redraw))
      .catch(() => {
        if (what === 'keep') part('state', HTMLElement).textContent = words.say('failed.network');
      });
  part('actions', HTMLElement).append(button(words.say('draft.keep'), () => void use('keep'), { id: 'keep' }));
  if (draftText() !== null) void use('find');
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
    const text = words.say('listen');
    for (const item of document.querySelectorAll('.item[data-item]')) {
      const name = `${text}: ${labelOf(item)}`;
      item.append(make('button', `▶ ${text}`, { type: 'button', class: 'listen', 'aria-label': name }));
    }
    // At the form, so that the copies in further entries of a repeat are heard too.
    part('form', HTMLFormElement).addEventListener('click', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('.listen'))
        void more().then(({ listen }) => listen(target, voice));
    });
  };
  offer();
  speechSynthesis.addEventListener?.('voiceschanged', offer);
}
