import { useRef, useState } from 'preact/hooks';
import { directionOf } from '../../survey/language.ts';
import type { Api } from './api.ts';
import type { ContactCard } from './contract.ts';
import { dayLabel } from './format.ts';
import { Heading } from './heading.tsx';
import type { Loaded } from './load.ts';
import { messageOf } from './messages.ts';
import { Notice } from './notice.tsx';

const subjects = { barrier: 'Barriere', privacy: 'Datenschutz', other: 'Anderes' } as const;

type Props = {
  readonly api: Api;
  readonly loaded: Loaded<readonly ContactCard[]>;
  readonly reload: () => Promise<void>;
};

/** Messages from the contact form: what is open comes first, the most urgent on top. */
export function Contacts({ api, loaded: { value: contacts, problem }, reload }: Props) {
  const [failed, setFailed] = useState<string>();
  const [status, setStatus] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const answer = async ({ id }: ContactCard): Promise<void> => {
    setFailed(undefined);
    try {
      await api.answerContact(id);
      setStatus('Die Anfrage ist als beantwortet vermerkt.');
    } catch (error) {
      setFailed(messageOf(error));
    }
    await reload();
    // The button is gone with the open message.
    list.current?.querySelector<HTMLElement>(`#contact-${id}`)?.focus();
  };
  return (
    <>
      <Heading title="Anfragen" />
      <p class="lead">
        Nachrichten aus dem Kontaktformular. Antworten Sie innerhalb von zwei Wochen, spätestens nach sechs Wochen (§ 5
        BITV NRW), und nennen Sie dabei die Ombudsstelle. Nach drei Monaten werden Nachrichten gelöscht.
      </p>
      <p role="status" class="hidden">
        {status}
      </p>
      <Notice text={failed ?? problem} />
      {contacts ? null : problem ? null : <p>Wird geladen …</p>}
      {contacts?.length === 0 ? <p>Es gibt keine Anfragen.</p> : null}
      <ul class="cards" ref={list}>
        {contacts?.map((contact) => (
          <li key={contact.id}>
            <Card contact={contact} answer={() => answer(contact)} />
          </li>
        ))}
      </ul>
    </>
  );
}

const Badges = ({ contact: { status, overdue } }: { contact: ContactCard }) => (
  <p class="badges">
    <span class={`badge ${status === 'open' ? 'open' : ''}`}>{status === 'open' ? 'offen' : 'beantwortet'}</span>
    {overdue ? <span class="badge overdue">überfällig</span> : null}
  </p>
);

function Card({ contact, answer }: { contact: ContactCard; answer: () => Promise<void> }) {
  const { id, about, day, due, language, text, reply, status } = contact;
  const title = `${subjects[about]}, ${dayLabel(day)}`;
  return (
    <article class="card" aria-labelledby={`contact-${id}`}>
      <Badges contact={contact} />
      <h2 id={`contact-${id}`} tabIndex={-1}>
        {title}
      </h2>
      <blockquote class="message" lang={language.code} dir={directionOf(language.code)}>
        {text}
      </blockquote>
      <dl class="facts">
        <div>
          <dt>Antwort fällig</dt>
          <dd>
            <time dateTime={due}>{dayLabel(due)}</time>
          </dd>
        </div>
        <div>
          <dt>Sprache der Seite</dt>
          <dd>{language.label}</dd>
        </div>
        <div>
          <dt>Antwort an</dt>
          <dd>{reply === null ? 'keine Angabe' : <bdi>{reply}</bdi>}</dd>
        </div>
      </dl>
      {status === 'open' ? (
        <div class="actions">
          <button type="button" class="button" onClick={answer}>
            Beantwortet<span class="hidden">: {title}</span>
          </button>
        </div>
      ) : null}
    </article>
  );
}
