import { datePartsOf } from '../../survey/items/date.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { anchorOf } from './ids.ts';
import { type FormView, invalid, typedIn } from './view.ts';

/** `date`: a field for each part. A calendar of the device's own could be another than the Gregorian one. */
export function DateParts({ item, view }: { item: ItemOf<'date'>; view: FormView }) {
  const wrong = invalid(view, item.id);
  return (
    <div class="parts">
      {datePartsOf(item).map((part, index) => {
        const field = `${item.id}.${part}`;
        return (
          <label id={anchorOf(item.id, field)} class={part} key={part}>
            <span>{view.words.say(part)}</span>
            <input
              type="text"
              inputmode="numeric"
              name={field}
              id={index === 0 ? item.id : undefined}
              placeholder=" "
              value={typedIn(view, field)}
              aria-invalid={wrong}
              aria-describedby={wrong ? `${item.id}-error` : undefined}
            />
          </label>
        );
      })}
    </div>
  );
}
