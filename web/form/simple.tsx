import { agreed } from '../../survey/items/consent.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { describedBy } from './describe.ts';
import { Text } from './text.tsx';
import { type FormView, invalid, isChosen, mediumAt, typedIn } from './view.ts';

/** `integer`, `decimal`: a text field with the number keyboard; digits of any script are taken. */
export const NumberBox = ({ item, view }: { item: ItemOf<'integer'> | ItemOf<'decimal'>; view: FormView }) => (
  <>
    <input
      type="text"
      inputmode={item.type === 'integer' ? 'numeric' : 'decimal'}
      name={item.id}
      id={item.id}
      class="number"
      placeholder=" "
      value={typedIn(view, item.id)}
      aria-describedby={describedBy(item, view)}
      aria-invalid={invalid(view, item.id)}
    />
    {view.beside?.(item.id)}
  </>
);

/** `text`: a box or a line to write in, in any script and direction. */
export const TextBox = ({ item, view }: { item: ItemOf<'text'>; view: FormView }) => {
  const shared = {
    name: item.id,
    id: item.id,
    dir: 'auto',
    placeholder: ' ',
    'aria-describedby': describedBy(item, view),
    'aria-invalid': invalid(view, item.id),
  } as const;
  if (item.appearance === 'line') return <input type="text" {...shared} value={typedIn(view, item.id)} />;
  return (
    <textarea {...shared} rows={4}>
      {typedIn(view, item.id)}
    </textarea>
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

/** `note`: a text to read, with its picture above it. */
export const Note = ({ item, view }: { item: ItemOf<'note'>; view: FormView }) => (
  <>
    {item.picture ? (
      <img src={mediumAt(view, item.picture)} alt={view.wording.say(`${item.id}.alt`).text} loading="lazy" />
    ) : null}
    <p>
      <Text view={view} of={item.id} />
    </p>
  </>
);
