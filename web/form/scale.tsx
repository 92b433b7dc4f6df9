import type { ComponentChild } from 'preact';
import { stepsOf } from '../../survey/items/number.ts';
import type { ItemOf } from '../../survey/questionnaire.ts';
import { reasonsOf, textKey } from './describe.ts';
import { Text } from './text.tsx';
import { type FormView, invalid, isChosen } from './view.ts';

/** A face that goes from sad to glad over the steps: its mouth bends from -10 to 10 of its 40 units. */
function Face({ index, steps }: { index: number; steps: number }) {
  const bend = Math.round((index / Math.max(1, steps - 1)) * 20) - 10;
  return (
    <svg class="face" viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="18" />
      <path d={`M14 14v3m12-3v3M11 ${27 - bend / 4}q9 ${bend} 18 0`} />
    </svg>
  );
}

/** `scale`: its steps in a row that wraps, the ends named; or a face and a text for each. */
export function Scale({ item, view }: { item: ItemOf<'scale'>; view: FormView }) {
  const key = textKey(item.id);
  const steps = stepsOf(item);
  const wrong = invalid(view, item.id);
  const box = (code: string, words: ComponentChild, first: boolean) => (
    <label class="choice" key={code}>
      <input
        type="radio"
        name={item.id}
        id={first ? item.id : undefined}
        value={code}
        checked={isChosen(view, item.id, code)}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${item.id}-error` : undefined}
      />
      <span>{words}</span>
    </label>
  );
  const reasons = reasonsOf(item).map((reason) => (
    <div class="reason" key={reason}>
      {box(reason, view.words.say(`missing.${reason}`), false)}
    </div>
  ));
  if (item.appearance === 'smileys')
    return (
      <div class="choices steps faces">
        {steps.map((step, index) =>
          box(
            String(step),
            <>
              <Face index={index} steps={steps.length} />
              <Text view={view} of={`${key}.${step}`} />
            </>,
            index === 0,
          ),
        )}
        {reasons}
      </div>
    );
  return (
    <>
      <div class="ends">
        <span>
          <bdi>{item.min}</bdi> = <Text view={view} of={`${key}.low`} />
        </span>
        <span>
          <bdi>{item.max}</bdi> = <Text view={view} of={`${key}.high`} />
        </span>
      </div>
      <div class="choices steps scale">
        {steps.map((step, index) => box(String(step), <bdi>{step}</bdi>, index === 0))}
      </div>
      {reasons}
    </>
  );
}
