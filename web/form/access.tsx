import { codeField, trapField } from './links.ts';
import { type FormView, typedIn, type View } from './view.ts';

/** The single-use code that a wave may ask for. It is not part of the answers. */
export function Access({ view }: { view: FormView }) {
  const { words, notice } = view;
  return (
    <div class={notice ? 'item wrong' : 'item'}>
      <label class="legend" for={codeField}>
        {words.say('access.label')}
      </label>
      <p class="hint" id="code-hint">
        {words.say('access.text')}
      </p>
      <p class="error" id="code-error" role="alert" hidden={!notice}>
        {notice ? words.say(notice) : null}
      </p>
      <input
        id={codeField}
        name={codeField}
        dir="ltr"
        value={typedIn(view, codeField)}
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={notice ? true : undefined}
        aria-describedby="code-hint code-error"
      />
    </div>
  );
}

/** A field that people neither see nor reach: what fills it in is a machine. */
export const Trap = ({ view }: { view: View }) => (
  <p class="trap" aria-hidden="true">
    <label>
      {view.words.say('trap')} <input name={trapField} tabIndex={-1} />
    </label>
  </p>
);
