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

/** The draft on this device; one that is over is deleted. A clock that went back does not make one older. */
function read(): Draft | undefined {
  const text = draftText();
  const found: Draft | undefined = text === null ? undefined : JSON.parse(text);
  if (found && found.until > Date.now()) return found;
  if (found) localStorage.removeItem(draftKey);
  return undefined;
}

const place = (): HTMLElement => {
  const found = document.getElementById('draft') ?? make('div', '', { id: 'draft', class: 'state', role: 'status' });
  part('actions', HTMLElement).after(found);
  return found;
};

/** Keeps the answers on this device, or offers the ones that are kept. Nothing is kept without being asked for. */
export async function draft(what: 'keep' | 'find', form: HTMLFormElement, redraw: () => void): Promise<void> {
  const words = await laterWords();
  const box = place();
  const date = (time: number): string => new Intl.DateTimeFormat([data.format, 'de'], dateParts).format(time);
  const remove = button(words.say('draft.delete'), () => {
    localStorage.removeItem(draftKey);
    box.textContent = words.say('draft.deleted');
  });
  if (what === 'keep') {
    try {
      const until = Date.now() + days * 86_400_000;
      const kept: Draft = { until, fields: fieldsIn(form), at: location.hash };
      localStorage.setItem(draftKey, JSON.stringify(kept));
      await startWorker();
      box.replaceChildren(
        make('p', words.say('draft.kept', { date: date(until) })),
        make('p', words.say('draft.hint')),
        remove,
      );
    } catch {
      box.textContent = words.say('draft.failed');
    }
    return;
  }
  const found = read();
  if (!found) return;
  const restore = button(words.say('draft.restore'), () => {
    showEntries(data.questionnaire, found.fields);
    fillIn(form, found.fields);
    box.replaceChildren(remove);
    redraw();
    location.hash = found.at;
  });
  box.replaceChildren(make('p', words.say('draft.found')), restore, ' ', remove);
  part('form', HTMLFormElement).prepend(box);
}

const dateParts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
