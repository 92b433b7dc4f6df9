import { textOf } from './label.ts';
import { laterWords } from './words.ts';

/** What is read of an item, in order: its text, hints and errors, then each answer. */
const spokenParts = 'legend, .legend, .hint, .error, .choice span, .place span, .parts span, .cells span, option, p';

/** The button that began what is being read, and its name before it became the one that stops. */
let reading: { readonly by: HTMLElement; readonly name: string } | undefined;

function stop(): void {
  speechSynthesis.cancel();
  reading?.by.setAttribute('aria-label', reading.name);
  reading?.by.classList.remove('on');
  reading = undefined;
}

/** The item's own texts, each once: a text inside another one is part of it. */
function textsOf(item: Element): readonly Element[] {
  const found = [...item.querySelectorAll(spokenParts)].filter((element) => element.closest('[hidden]') === null);
  return found.filter((element) => !found.some((other) => other !== element && other.contains(element)));
}

/** Reads an item aloud with the device's own voice; pressed again it stops. */
export async function listen(item: Element, voice: SpeechSynthesisVoice, by: HTMLElement): Promise<void> {
  const words = await laterWords();
  const again = reading?.by === by;
  stop();
  if (again) return;
  const said = textsOf(item).filter((element) => textOf(element) !== '');
  for (const [index, element] of said.entries()) {
    const utterance = new SpeechSynthesisUtterance(textOf(element));
    utterance.voice = voice;
    utterance.lang = element.closest('[lang]')?.getAttribute('lang') ?? voice.lang;
    if (index === said.length - 1) utterance.onend = stop;
    speechSynthesis.speak(utterance);
  }
  reading = { by, name: by.getAttribute('aria-label') ?? '' };
  by.setAttribute('aria-label', words.say('listen.stop'));
  by.classList.add('on');
}
