import type { ComponentChild, ComponentChildren } from 'preact';
import type { Item, ItemOf, ItemType } from '../../survey/questionnaire.ts';
import { sayIssue } from '../words/issue.ts';
import { Many, One } from './choice.tsx';
import { DateParts } from './date.tsx';
import { describedBy, limitOf, textKey } from './describe.ts';
import { Grid } from './grid.tsx';
import { blockId } from './ids.ts';
import { Rank } from './rank.tsx';
import { Repeat } from './repeat.tsx';
import { Scale } from './scale.tsx';
import { Consent, Note, NumberBox, TextBox } from './simple.tsx';
import { Table } from './table.tsx';
import { Recording, Text } from './text.tsx';
import { type FormView, issuesAt } from './view.ts';

type Control<T extends ItemType> = (props: { item: ItemOf<T>; view: FormView }) => ComponentChild;

/** From type to control: a type without a row does not compile. */
const controls: { readonly [T in ItemType]: Control<T> } = {
  select_one: One,
  select_multiple: Many,
  grid: Grid,
  rank: Rank,
  scale: Scale,
  integer: NumberBox,
  decimal: NumberBox,
  date: DateParts,
  text: TextBox,
  table: Table,
  repeat: ({ item, view }) => (
    <Repeat item={item} view={view} each={(member) => <ItemView item={member} view={view} key={member.id} />} />
  ),
  note: Note,
  consent: Consent,
};

const control = <T extends ItemType>(item: ItemOf<T>, view: FormView): ComponentChild =>
  controlOf<T>(item)({ item, view });

const controlOf = <T extends ItemType>(item: { type: T }): Control<T> => controls[item.type];

/** Whether an item is one control with a label, or a group of them with a legend. */
const isSingle = (item: Item): boolean =>
  item.type === 'text' ||
  item.type === 'integer' ||
  item.type === 'decimal' ||
  (item.type === 'select_one' && item.appearance === 'dropdown');

/** Items whose text is part of the control. */
const isBare = (item: Item): boolean => item.type === 'note' || item.type === 'consent';

function Frame({ item, view, children }: { item: Item; view: FormView; children: ComponentChildren }) {
  const classes = `item ${item.type}${issuesAt(view, item.id).length > 0 ? ' wrong' : ''}`;
  const said =
    'constraints' in item && item.constraints ? view.wording.say(`${textKey(item.id)}.constraint`).text : undefined;
  const asked = 'pattern' in item && item.pattern ? view.wording.say(`${textKey(item.id)}.pattern`).text : undefined;
  const shared = {
    class: classes,
    id: blockId(item.id),
    'data-item': item.id,
    'data-constraint': said,
    'data-pattern': asked,
  };
  if (isSingle(item) || isBare(item)) return <div {...shared}>{children}</div>;
  return (
    <fieldset {...shared} aria-describedby={describedBy(item, view)}>
      {children}
    </fieldset>
  );
}

function Label({ item, view }: { item: Item; view: FormView }) {
  const required = item.required ? <span class="required">{view.words.say('required')}</span> : null;
  const words = (
    <>
      <Text view={view} of={textKey(item.id)} /> {required}
    </>
  );
  if (!isSingle(item)) return <legend>{words}</legend>;
  return (
    <label class="legend" for={item.id}>
      {words}
    </label>
  );
}

/** What the words of an issue need from the questionnaire: the author's own sentence for a rule of theirs. */
const ownWords =
  ({ wording }: FormView) =>
  (key: string): string =>
    wording.say(key).text;

const Errors = ({ item, view }: { item: Item; view: FormView }) => {
  const issues = issuesAt(view, item.id);
  if (issues.length === 0) return null;
  return (
    <p class="error" id={`${item.id}-error`}>
      {[...new Set(issues.map((issue) => sayIssue(view.words, issue, ownWords(view))))].join(' ')}
    </p>
  );
};

/** One item: label, hint, what is wrong with its answer, and its controls. */
export function ItemView({ item, view }: { item: Item; view: FormView }) {
  const limit = limitOf(item, view);
  return (
    <Frame item={item} view={view}>
      {isBare(item) ? null : <Label item={item} view={view} />}
      {item.relevant ? <p class="only-if">{view.words.say('only_if')}</p> : null}
      <Recording view={view} of={textKey(item.id)} />
      {item.hint ? (
        <p class="hint" id={`${item.id}-hint`}>
          <Text view={view} of={`${textKey(item.id)}.hint`} />
        </p>
      ) : null}
      {limit ? (
        <p class="hint" id={`${item.id}-limit`}>
          {limit}
        </p>
      ) : null}
      <Errors item={item} view={view} />
      {control(item, view)}
    </Frame>
  );
}
