import type { Fields } from '../../../survey/answer.ts';
import { data } from './data.ts';
import { fillIn } from './fill.ts';
import { button, make } from './make.ts';
import { showEntries } from './rare.ts';
import { fieldsIn, part } from './read.ts';
import { draftKey, draftText } from './tools.ts';
import { laterWords } from './words.ts';
import { startWorker } from './worker.ts';

const days = 7;

type Draft = { readonly until: number; readonly fields: Fields; readonly at: string };

/** Whether the draft here holds what stands on this page: it was kept or brought back in this visit. */
let isOwn = false;

/** The draft on this device; one that is over is deleted. A clock that went back does not make one older. */
function read(): Draft | undefined {
  const text = draftText();
  const found: Draft | undefined = text === null ? undefined : JSON.parse(text);
  if (found && found.until > Date.now()) return found;
  if (found) localStorage.removeItem(draftKey);
  return undefined;
}

/** Deletes this visit's draft once its answers are sent or wait to be; somebody else's draft stays. */
export function outdate(): void {
  if (isOwn) localStorage.removeItem(draftKey);
  isOwn = false;
}

/** Brings fields back into the form, the entries of repeats too. */
export function bringBack(form: HTMLFormElement, fields: Fields): void {
  showEntries(data.questionnaire, fields);
  fillIn(form, fields);
}

const place = (): HTMLElement => {
  const found = document.getElementById('draft') ?? make('div', '', { id: 'draft', class: 'state', role: 'status' });
  part('actions', HTMLElement).after(found);
  return found;
};

const dateParts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const sayDate = (time: number): string => new Intl.DateTimeFormat([data.format, 'de'], dateParts).format(time);

/** Keeps the answers on this device until a day, and gives that day. Throws where the device keeps nothing. */
function keep(form: HTMLFormElement): string {
  const until = Date.now() + days * 86_400_000;
  const at = document.querySelector('section.part:not([hidden])')?.id ?? '';
  const kept: Draft = { until, fields: fieldsIn(form), at };
  localStorage.setItem(draftKey, JSON.stringify(kept));
  isOwn = true;
  void startWorker().catch(() => undefined);
  return sayDate(until);
}

/** Keeps the answers on this device, or offers the ones that are kept. Nothing is kept without being asked for. */
export async function draft(what: 'keep' | 'find', form: HTMLFormElement, redraw: () => void): Promise<void> {
  const words = await laterWords();
  const found = what === 'find' ? read() : undefined;
  if (what === 'find' && !found) return;
  const box = place();
  const remove = button(words.say('draft.delete'), () => {
    localStorage.removeItem(draftKey);
    box.textContent = words.say('draft.deleted');
  });
  if (!found) {
    try {
      const kept = make('p', words.say('draft.kept', { date: keep(form) }));
      box.replaceChildren(kept, make('p', words.say('draft.hint')), remove);
    } catch {
      box.textContent = words.say('draft.failed');
    }
    return;
  }
  const restore = button(words.say('draft.restore'), () => {
    bringBack(form, found.fields);
    isOwn = true;
    box.replaceChildren(remove);
    redraw();
    location.hash = found.at;
  });
  box.replaceChildren(make('p', words.say('draft.found')), restore, ' ', remove);
  part('form', HTMLFormElement).prepend(box);
}
