import { positionsOf } from '../../survey/items/rank.ts';
import { type ItemOf, optionsOf } from '../../survey/questionnaire.ts';
import { anchorOf } from './ids.ts';
import { Text } from './text.tsx';
import { type FormView, invalid, typedIn } from './view.ts';

/** `rank`: a place to choose for each option; a place that is taken changes hands where a script runs. */
export function Rank({ item, view }: { item: ItemOf<'rank'>; view: FormView }) {
  const options = optionsOf(view.questionnaire, item.list);
  const places = Array.from({ length: positionsOf(item, view.questionnaire) }, (_, index) => String(index + 1));
  const wrong = invalid(view, item.id);
  return (
    <div class="ranks">
      {options.map(({ code }, index) => {
        const field = `${item.id}.${code}`;
        return (
          <label class="place" id={anchorOf(item.id, field)} key={code}>
            <select
              name={field}
              id={index === 0 ? item.id : undefined}
              aria-invalid={wrong}
              aria-describedby={wrong ? `${item.id}-error` : undefined}
            >
              <option value="">–</option>
              {places.map((place) => (
                <option value={place} selected={typedIn(view, field) === place} key={place}>
                  {place}
                </option>
              ))}
            </select>
            <span>
              <Text view={view} of={`list.${item.list}.${code}`} />
            </span>
          </label>
        );
      })}
    </div>
  );
}
