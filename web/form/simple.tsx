import { agreed } from '../../survey/items/consent.ts';
import { stepsOf } from '../../survey/items/number.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { blockId } from './conditions.ts';
import { describedBy, reasonsOf } from './describe.ts';
import { Text } from './text.tsx';
import { type FormView, isChosen, issuesAt, typedIn } from './view.ts';

const invalid = (view: FormView, id: string): true | undefined => (issuesAt(view, id).length > 0 ? true : undefined);

/** `integer`: a text field with the number keyboard; digits of any script are taken. */
export const Integer = ({ item, view }: { item: ItemOf<'integer'>; view: FormView }) => (
  <input
    type="text"
    inputmode="numeric"
    name={item.id}
    id={item.id}
    class="number"
    placeholder=" "
    value={typedIn(view, item.id)}
    aria-describedby={describedBy(item, view)}
    aria-invalid={invalid(view, item.id)}
  />
);

/** `text`: a box to write in, in any script and direction. */
export const TextBox = ({ item, view }: { item: ItemOf<'text'>; view: FormView }) => (
  <textarea
    name={item.id}
    id={item.id}
    rows={4}
    dir="auto"
    placeholder=" "
    aria-describedby={describedBy(item, view)}
    aria-invalid={invalid(view, item.id)}
  >
    {typedIn(view, item.id)}
  </textarea>
);

/** `scale`: its steps in a row that wraps, the ends named. */
export const Scale = ({ item, view }: { item: ItemOf<'scale'>; view: FormView }) => {
  const box = (code: string, words: string, first: boolean) => (
    <label class="choice" key={code}>
      <input
        type="radio"
        name={item.id}
        id={first ? item.id : undefined}
        value={code}
        checked={isChosen(view, item.id, code)}
      />
      <span>{words}</span>
    </label>
  );
  return (
    <>
      <div class="ends">
        <span>
          <bdi>{item.min}</bdi> = <Text view={view} of={`${item.id}.low`} />
        </span>
        <span>
          <bdi>{item.max}</bdi> = <Text view={view} of={`${item.id}.high`} />
        </span>
      </div>
      <div class="choices steps scale">
        {stepsOf(item).map((step, index) => box(String(step), String(step), index === 0))}
        {reasonsOf(item).map((reason) => box(reason, view.words.say(`missing.${reason}`), false))}
      </div>
    </>
  );
};

/** `consent`: one box with the statement as its label. */
export const Consent = ({ item, view }: { item: ItemOf<'consent'>; view: FormView }) => (
  <label class="choice">
    <input
      type="checkbox"
      name={item.id}
      id={item.id}
      value={agreed}
      checked={isChosen(view, item.id, agreed)}
      aria-describedby={describedBy(item, view)}
      aria-invalid={invalid(view, item.id)}
    />
    <span>
      <Text view={view} of={item.id} />{' '}
      {item.required ? <span class="required">{view.words.say('required')}</span> : null}
    </span>
  </label>
);

/** `note`: a text to read. */
export const Note = ({ item, view }: { item: ItemOf<'note'>; view: FormView }) => (
  <div class="item note" id={blockId(item.id)} data-item={item.id}>
    <p>
      <Text view={view} of={item.id} />
    </p>
  </div>
);
