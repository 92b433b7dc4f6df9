import type { ComponentChildren } from 'preact';
import { type ItemOf, optionsOf } from '../../survey/questionnaire.ts';
import { reasonsOf } from './describe.ts';
import { Text } from './text.tsx';
import { type FormView, isChosen, issuesOf } from './view.ts';

function Row({ item, view, row, first }: { item: ItemOf<'grid'>; view: FormView; row: string; first: boolean }) {
  const field = `${item.id}.${row}`;
  const wrong = issuesOf(view, field).length > 0;
  const codes = optionsOf(view.questionnaire, item.list).map(({ code }) => code);
  const box = (code: string, words: ComponentChildren, id?: string) => (
    <label class="choice" key={code}>
      <input
        type="radio"
        name={field}
        id={id}
        value={code}
        checked={isChosen(view, field, code)}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${item.id}-error` : undefined}
      />
      <span>{words}</span>
    </label>
  );
  return (
    <fieldset class="row" id={`row-${item.id}-${row}`}>
      <legend>
        <Text view={view} of={field} />
      </legend>
      <div class="choices steps">
        {codes.map((code, index) =>
          box(code, <Text view={view} of={`list.${item.list}.${code}`} />, first && index === 0 ? item.id : undefined),
        )}
        {reasonsOf(item).map((reason) => (
          <div class="reason" key={reason}>
            {box(reason, view.words.say(`missing.${reason}`))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** `grid`: each row a group of its own with every label beside its button, so that a phone never scrolls sideways. */
export const Grid = ({ item, view }: { item: ItemOf<'grid'>; view: FormView }) => (
  <>
    {item.rows.map((row, index) => (
      <Row item={item} view={view} row={row} first={index === 0} key={row} />
    ))}
  </>
);
