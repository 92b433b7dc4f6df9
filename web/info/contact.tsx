import { isolate } from '../../survey/text.ts';
import type { Page } from '../form/page.tsx';
import { infoAddress, type Subject, subjects } from './address.ts';
import { dayIn } from './day.ts';
import { type InfoView, infoPage } from './page.tsx';

/** Longest message and longest address for the reply, in characters as people see them. */
export const longestText = 2000;
export const longestReply = 200;

/** Name of the field that people do not see: whoever fills it in is a program. */
export const trapField = 'website';

/** What somebody typed into the contact form. */
export type Typed = { readonly about: Subject; readonly text: string; readonly reply: string };

/** What is wrong with a field of it. */
export type Flaw = { readonly field: 'text' | 'reply'; readonly code: 'missing' | 'too_long' };

type FormProps = { readonly view: InfoView; readonly typed: Typed; readonly flaws: readonly Flaw[] };

function sayFlaw({ field, code }: Flaw, { legal, words }: InfoView): string {
  if (field === 'text') return legal.say(`contact.${code}`);
  return words.count('error.too_long', longestReply, { max: longestReply });
}

/** Every flaw at the top, each a link to its field. */
const Summary = ({ view, flaws }: Omit<FormProps, 'typed'>) => (
  <div class="summary" role="alert" tabIndex={-1} id="summary">
    <h2>{view.words.say('error.title')}</h2>
    <ul>
      {flaws.map((flaw) => (
        <li key={flaw.field}>
          <a href={`#${flaw.field}`}>{sayFlaw(flaw, view)}</a>
        </li>
      ))}
    </ul>
  </div>
);

const Subjects = ({ view: { legal }, typed }: FormProps) => (
  <fieldset class="item">
    <legend>{legal.say('contact.about')}</legend>
    <div class="choices">
      {subjects.map((subject) => (
        <label class="choice" key={subject}>
          <input type="radio" name="about" value={subject} checked={typed.about === subject} />
          {legal.say(`contact.about_${subject}`)}
        </label>
      ))}
    </div>
  </fieldset>
);

const Wrong = ({ flaw, view }: { flaw: Flaw | undefined; view: InfoView }) =>
  flaw ? (
    <p class="error" id={`${flaw.field}-error`}>
      {sayFlaw(flaw, view)}
    </p>
  ) : null;

const TextField = ({ view, typed, flaws }: FormProps) => {
  const flaw = flaws.find(({ field }) => field === 'text');
  return (
    <div class={flaw ? 'item wrong' : 'item'}>
      <label class="legend" for="text">
        {view.legal.say('contact.text')} <span class="required">{view.words.say('required')}</span>
      </label>
      <p class="hint" id="text-limit">
        {view.words.count('max_chars', longestText, { max: longestText })}
      </p>
      <Wrong flaw={flaw} view={view} />
      <textarea
        id="text"
        name="text"
        rows={6}
        dir="auto"
        required
        aria-invalid={flaw ? true : undefined}
        aria-describedby={flaw ? 'text-limit text-error' : 'text-limit'}
      >
        {typed.text}
      </textarea>
    </div>
  );
};

const ReplyField = ({ view, typed, flaws }: FormProps) => {
  const flaw = flaws.find(({ field }) => field === 'reply');
  return (
    <div class={flaw ? 'item wrong' : 'item'}>
      <label class="legend" for="reply">
        {view.legal.say('contact.reply')}
      </label>
      <p class="hint" id="reply-hint">
        {view.legal.say('contact.reply_hint')}
      </p>
      <Wrong flaw={flaw} view={view} />
      <input
        id="reply"
        name="reply"
        dir="auto"
        value={typed.reply}
        aria-invalid={flaw ? true : undefined}
        aria-describedby={flaw ? 'reply-hint reply-error' : 'reply-hint'}
      />
    </div>
  );
};

/** The contact form (BITV NRW § 5), whole without a script. With flaws, what was typed is still there. */
export function contactPage(view: InfoView, typed: Typed, flaws: readonly Flaw[]): Page {
  const { legal, words, language, wave } = view;
  const name = legal.say('contact.title');
  const children = (
    <>
      <h1>{name}</h1>
      <form method="post" action={infoAddress('contact', language, wave?.id)} autocomplete="off" novalidate>
        {flaws.length > 0 ? <Summary view={view} flaws={flaws} /> : null}
        <Subjects view={view} typed={typed} flaws={flaws} />
        <TextField view={view} typed={typed} flaws={flaws} />
        <ReplyField view={view} typed={typed} flaws={flaws} />
        <div hidden>
          <label for="website">{words.say('trap')}</label>
          <input id="website" name={trapField} tabIndex={-1} />
        </div>
        <p>{legal.say('contact.retention')}</p>
        <div class="actions">
          <button type="submit" class="primary">
            {legal.say('contact.send')}
          </button>
        </div>
      </form>
    </>
  );
  const title = flaws.length > 0 ? `${words.say('error.title')} – ${name}` : name;
  return infoPage(view, 'contact', { title, children, typing: true });
}

/** The message has arrived: until when it is answered, or only read where there is no address to answer to. */
export function contactDonePage(view: InfoView, due: string, hasReply: boolean): Page {
  const { legal } = view;
  const title = legal.say('contact.title');
  const date = isolate(dayIn(legal.language, due));
  const children = (
    <>
      <h1>{title}</h1>
      <p role="status">{legal.say(hasReply ? 'contact.done' : 'contact.done_silent', { date })}</p>
      <p>{legal.say('contact.retention')}</p>
    </>
  );
  return infoPage(view, 'contact', { title, children });
}
