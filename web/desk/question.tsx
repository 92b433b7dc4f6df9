import { useCallback, useRef, useState } from 'preact/hooks';
import type { TextAction } from '../../survey/texts/decide.ts';
import { numberLabel } from './format.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import { useLoaded } from './load.ts';
import { messageOf } from './messages.ts';
import { Notice } from './notice.tsx';
import type { QuestionView, TextCard } from './room.ts';
import { textsPath } from './route.ts';
import { TagList } from './tags.tsx';
import { TextItem } from './text.tsx';
import type { TextApi } from './textapi.ts';

const said = {
  release: 'freigegeben',
  redact: 'geschwärzt und freigegeben',
  withhold: 'zurückgehalten',
  undo: 'wieder offen',
} as const;

/** The texts to one question, each with what may be done about it. */
export function QuestionRoom({ api, wave, question }: { api: TextApi; wave: string; question: string }) {
  const fetchTexts = useCallback(() => api.question(wave, question), [api, wave, question]);
  const loaded = useLoaded(fetchTexts);
  const [newer, setNewer] = useState<QuestionView>();
  const [status, setStatus] = useState('');
  const [failed, setFailed] = useState<string>();
  const [openOnly, setOpenOnly] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const view = newer ?? loaded.value;
  const run = async (work: () => Promise<QuestionView>): Promise<QuestionView | undefined> => {
    setFailed(undefined);
    try {
      const made = await work();
      setNewer(made);
      return made;
    } catch (error) {
      setFailed(messageOf(error));
      setNewer(await api.question(wave, question).catch(() => view));
      return undefined;
    }
  };
  const decide = async ({ id }: TextCard, index: number, action: TextAction): Promise<void> => {
    const made = await run(() => api.decide(wave, question, id, action));
    if (!made) return;
    setStatus(`Text ${index + 1} ist ${said[action.action]}. ${made.decided} von ${made.total} entschieden.`);
    // On to the next one that is open; after taking something back it is this one.
    const next =
      action.action === 'undo' ? index : made.texts.findIndex(({ state }, at) => at > index && state === 'open');
    list.current?.querySelector<HTMLElement>(`#text-${next < 0 ? index : next}`)?.focus();
  };
  return (
    <>
      <p class="trail">
        <Link to={textsPath(wave)}>Alle Freitexte dieser Befragung</Link>
      </p>
      <Heading title={view ? `Freitexte: ${view.label}` : 'Freitexte'} />
      <p role="status" class="hidden">
        {status}
      </p>
      <Notice text={failed ?? loaded.problem} />
      {view ? (
        <>
          <p>
            <progress value={view.decided} max={view.total} aria-label="Fortschritt" /> {numberLabel(view.decided)} von{' '}
            {numberLabel(view.total)} entschieden
          </p>
          <p class="small">
            Unterstrichenes mit einem kleinen Wort dahinter könnte jemanden verraten. Die Markierungen finden nicht
            alles: Lesen Sie jeden Text ganz.
          </p>
          <TagList tags={view.tags} keep={(labels) => run(() => api.keepTags(wave, question, labels))} />
          <label class="tick">
            <input type="checkbox" checked={openOnly} onChange={(event) => setOpenOnly(event.currentTarget.checked)} />
            Nur offene Texte zeigen
          </label>
          <ol class="texts" ref={list}>
            {view.texts.map((text, index) =>
              openOnly && text.state !== 'open' ? null : (
                <li key={text.id}>
                  <TextItem
                    text={text}
                    index={index}
                    tags={view.tags}
                    decide={(action) => decide(text, index, action)}
                    tag={(codes) => run(() => api.tag(wave, question, text.id, codes))}
                  />
                </li>
              ),
            )}
          </ol>
        </>
      ) : loaded.problem ? null : (
        <p>Wird geladen …</p>
      )}
    </>
  );
}
