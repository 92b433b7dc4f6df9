import { useState } from 'preact/hooks';
import type { Labelled } from '../../survey/labels.ts';
import type { TextAction } from '../../survey/texts/decide.ts';
import { type FlagKind, partsOf } from '../../survey/texts/flags.ts';
import { Redaction } from './redaction.tsx';
import type { TextCard } from './room.ts';

const kinds: Readonly<Record<FlagKind, string>> = {
  mail: 'E-Mail',
  url: 'Internetadresse',
  date: 'Datum',
  phone: 'Telefon',
  street: 'Straße',
  postcode: 'Postleitzahl',
  age: 'Alter',
  place: 'Ort oder Einrichtung',
  name: 'Name',
  number: 'Zahl',
};

const states = { open: 'offen', released: 'freigegeben', redacted: 'geschwärzt', withheld: 'zurückgehalten' } as const;

type Props = {
  text: TextCard;
  index: number;
  tags: readonly Labelled[];
  decide: (action: TextAction) => Promise<void>;
  tag: (codes: readonly string[]) => Promise<unknown>;
};

/** One text: its words with what could tell of somebody, and the decision about it. */
export function TextItem({ text, index, tags, decide, tag }: Props) {
  const { state, translate, language } = text;
  return (
    <article class="card" aria-labelledby={`text-${index}`}>
      <p class="badges">
        <span class={`badge ${state === 'open' ? 'open' : ''}`}>{states[state]}</span>
        {translate ? <span class="badge demo">nur in Übersetzung</span> : null}
        {text.again ? <span class="badge released">zweite Person gesucht</span> : null}
        {language && language.code !== 'de' ? (
          <span class="badge">Sprache des Fragebogens: {language.label}</span>
        ) : null}
      </p>
      <h2 id={`text-${index}`} tabIndex={-1}>
        Text {index + 1}
      </h2>
      <Words text={text} />
      {text.written === null ? null : (
        <p class="written">
          <span class="small">{state === 'redacted' ? 'Wird so veröffentlicht:' : 'Übersetzung:'}</span>{' '}
          <bdi dir="auto">{text.written}</bdi>
        </p>
      )}
      {tags.length > 0 ? <Tags text={text} tags={tags} tag={tag} /> : null}
      <Actions text={text} name={`Text ${index + 1}`} decide={decide} />
    </article>
  );
}

function Words({ text: { text, flags, language } }: { text: TextCard }) {
  return (
    <blockquote class="message">
      <bdi dir="auto" lang={language?.code}>
        {partsOf(text, flags).map(({ text: words, start, kind }) =>
          kind ? (
            <mark class="flag" key={start}>
              {words}
              <bdi class="kind" lang="de">
                <span class="hidden"> (</span>
                {kinds[kind]}
                <span class="hidden">)</span>
              </bdi>
            </mark>
          ) : (
            words
          ),
        )}
      </bdi>
    </blockquote>
  );
}

function Tags({ text, tags, tag }: Pick<Props, 'text' | 'tags' | 'tag'>) {
  const change = (code: string, on: boolean): Promise<unknown> =>
    tag(on ? [...text.tags, code] : text.tags.filter((own) => own !== code));
  return (
    <fieldset>
      <legend>Schlagworte</legend>
      {tags.map(({ code, label }) => (
        <label class="tick" key={code}>
          <input
            type="checkbox"
            checked={text.tags.includes(code)}
            onChange={(event) => change(code, event.currentTarget.checked)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

type ActionProps = { text: TextCard; name: string; decide: (action: TextAction) => Promise<void> };

/** What may be done: decide while it is open, take back one's own decision, look again at another's. */
function Actions({ text, name, decide }: ActionProps) {
  const [redacting, setRedacting] = useState(false);
  const [translation, setTranslation] = useState('');
  const isForeign = text.translate || (text.language !== null && text.language.code !== 'de');
  if (text.state !== 'open' && text.mine)
    return (
      <div class="actions">
        <button type="button" class="button quiet" onClick={() => decide({ action: 'undo' })}>
          Rückgängig machen<span class="hidden">: {name}</span>
        </button>
      </div>
    );
  if (text.state !== 'open' && !text.again)
    return text.state === 'withheld' ? null : (
      <div class="actions">
        <Withhold name={name} decide={decide} />
      </div>
    );
  if (redacting)
    return (
      <Redaction
        text={text}
        name={name}
        cancel={() => setRedacting(false)}
        redact={async (spans) => {
          setRedacting(false);
          await decide({ action: 'redact', spans });
        }}
      />
    );
  return (
    <>
      {isForeign ? (
        <label class="field">
          <span>
            {text.translate ? 'Übersetzung ins Deutsche (nötig)' : 'Übersetzung ins Deutsche (wenn Sie mögen)'}
          </span>
          <textarea rows={3} value={translation} onInput={(event) => setTranslation(event.currentTarget.value)} />
        </label>
      ) : null}
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={() => decide({ action: 'release', ...(translation.trim() ? { translation } : {}) })}
        >
          Freigeben<span class="hidden">: {name}</span>
        </button>
        {text.translate ? null : (
          <button type="button" class="button quiet" onClick={() => setRedacting(true)}>
            Schwärzen<span class="hidden">: {name}</span>
          </button>
        )}
        <Withhold name={name} decide={decide} />
      </div>
    </>
  );
}

const Withhold = ({ name, decide }: Pick<ActionProps, 'name' | 'decide'>) => (
  <button type="button" class="button quiet" onClick={() => decide({ action: 'withhold' })}>
    Zurückhalten<span class="hidden">: {name}</span>
  </button>
);
