import { textOf } from './label.ts';
import { laterWords } from './words.ts';

/** What is read of an item, in order: its text, hints and errors, then each answer. */
const spokenParts = 'legend, .legend, .hint, .error, .choice span, .place span, .parts span, .cells span, option, p';

/** The button that began what is being read, and how it looked before it became the one that stops. */
let reading: { readonly by: HTMLElement; readonly name: string; readonly text: string } | undefined;

function stop(): void {
  speechSynthesis.cancel();
  if (!reading) return;
  reading.by.setAttribute('aria-label', reading.name);
  reading.by.textContent = reading.text;
  reading.by.classList.remove('on');
  reading = undefined;
}

/** The item's own texts, each once: a text inside another one is part of it. */
function textsOf(item: Element): readonly Element[] {
  const found = [...item.querySelectorAll(spokenParts)].filter((element) => element.closest('[hidden]') === null);
  return found.filter((element) => !found.some((other) => other !== element && other.contains(element)));
}

/** Reads the item of a button aloud with the device's own voice; pressed again it stops. */
export async function listen(by: HTMLElement, voice: SpeechSynthesisVoice): Promise<void> {
  const words = await laterWords();
  const isAgain = reading?.by === by;
  const item = by.closest('[data-item]');
  stop();
  if (isAgain || !item) return;
  const started = { by, name: by.getAttribute('aria-label') ?? '', text: textOf(by) };
  reading = started;
  const said = textsOf(item).filter((element) => textOf(element) !== '');
  for (const [index, element] of said.entries()) {
    const utterance = new SpeechSynthesisUtterance(textOf(element));
    utterance.voice = voice;
    utterance.lang = element.closest('[lang]')?.getAttribute('lang') ?? voice.lang;
    // Some browsers also end what was cancelled, when another item is being read already.
    if (index === said.length - 1) utterance.onend = () => reading === started && stop();
    speechSynthesis.speak(utterance);
  }
  by.removeAttribute('aria-label');
  by.textContent = `■ ${words.say('listen.stop')}`;
  by.classList.add('on');
}
