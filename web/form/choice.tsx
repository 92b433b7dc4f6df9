import type { VNode } from 'preact';
import { type ItemOf, optionsOf } from '../../survey/questionnaire.ts';
import { describedBy, reasonsOf } from './describe.ts';
import { optionId } from './ids.ts';
import { Recording, Text } from './text.tsx';
import { type FormView, invalid, isChosen, typedIn } from './view.ts';

type Choice = ItemOf<'select_one'> | ItemOf<'select_multiple'>;

const listKey = (item: Choice, code: string): string => `list.${item.list}.${code}`;

/** The text field beside an "other" option; it shows once that option is chosen. */
function Other({ item, view, max }: { item: Choice; view: FormView; max: number }) {
  const field = `${item.id}.other`;
  return (
    <label class="other">
      <span>{view.words.say('other_text')}</span>
      <input type="text" name={field} id={field} value={typedIn(view, field)} maxlength={max} dir="auto" />
    </label>
  );
}

/** Two large buttons side by side, two columns for a long list, else one option a line. */
function layoutOf(item: Choice, options: number): string {
  if (item.type === 'select_one' && item.appearance === 'yes_no') return ' pair';
  return options > 9 ? ' many' : '';
}

/** How an option is found where it is not always offered. */
const idOf = (item: Choice, code: string): string | undefined => (item.offered ? optionId(item.id, code) : undefined);

type OptionProps = { item: Choice; view: FormView; option: ReturnType<typeof optionsOf>[number]; box: VNode };

/** A box with its label, and beside it what else belongs to the option: a text field, a recording. */
function Option({ item, view, option: { code, text, exclusive }, box }: OptionProps) {
  const own = { id: idOf(item, code), 'data-option': item.offered ? code : undefined, 'data-alone': exclusive };
  const label = (
    <>
      {box}
      <span>
        <Text view={view} of={listKey(item, code)} />
      </span>
    </>
  );
  if (!text && !view.questionnaire.media)
    return (
      <label class="choice option" {...own}>
        {label}
      </label>
    );
  return (
    <div class={text ? 'option has-other' : 'option'} {...own}>
      <label class="choice">{label}</label>
      <Recording view={view} of={listKey(item, code)} />
      {text ? <Other item={item} view={view} max={text} /> : null}
    </div>
  );
}

function Boxes({ item, view, type }: { item: Choice; view: FormView; type: 'radio' | 'checkbox' }) {
  const options = optionsOf(view.questionnaire, item.list);
  const wrong = invalid(view, item.id);
  const box = (code: string, first: boolean) => (
    <input
      type={type}
      name={item.id}
      id={first ? item.id : undefined}
      value={code}
      checked={isChosen(view, item.id, code)}
      aria-invalid={wrong}
      aria-describedby={wrong ? `${item.id}-error` : undefined}
    />
  );
  return (
    <div class={`choices${layoutOf(item, options.length)}`}>
      {options.map((option, index) => (
        <Option key={option.code} item={item} view={view} option={option} box={box(option.code, index === 0)} />
      ))}
      {reasonsOf(item).map((reason) => (
        <label class="choice option reason" data-alone key={reason}>
          {box(reason, false)}
          <span>{view.words.say(`missing.${reason}`)}</span>
        </label>
      ))}
    </div>
  );
}

function Dropdown({ item, view }: { item: ItemOf<'select_one'>; view: FormView }) {
  const { words } = view;
  const options = optionsOf(view.questionnaire, item.list);
  const other = options.find(({ text }) => text);
  return (
    <>
      <select
        name={item.id}
        id={item.id}
        aria-describedby={describedBy(item, view)}
        aria-invalid={invalid(view, item.id)}
      >
        <option value="">{words.say('choose')}</option>
        {options.map(({ code }) => {
          const { text, language } = view.wording.say(listKey(item, code));
          const lang = language === view.wording.language ? undefined : language;
          return (
            <option value={code} id={idOf(item, code)} selected={isChosen(view, item.id, code)} lang={lang} key={code}>
              {text}
            </option>
          );
        })}
        {reasonsOf(item).map((reason) => (
          <option value={reason} selected={isChosen(view, item.id, reason)} key={reason}>
            {words.say(`missing.${reason}`)}
          </option>
        ))}
      </select>
      {other?.text ? <Other item={item} view={view} max={other.text} /> : null}
    </>
  );
}

/** `select_one`: radio buttons, or a dropdown where the definition says so. */
export const One = ({ item, view }: { item: ItemOf<'select_one'>; view: FormView }) =>
  item.appearance === 'dropdown' ? (
    <Dropdown item={item} view={view} />
  ) : (
    <Boxes item={item} view={view} type="radio" />
  );

/** `select_multiple`: check boxes. */
export const Many = ({ item, view }: { item: ItemOf<'select_multiple'>; view: FormView }) => (
  <Boxes item={item} view={view} type="checkbox" />
);
