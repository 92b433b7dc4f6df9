import type { ComponentChildren } from 'preact';
import type { Item, ItemType } from '../../survey/questionnaire.ts';
import { sayIssue } from '../words/issue.ts';
import { Many, One } from './choice.tsx';
import { blockId } from './conditions.ts';
import { describedBy, limitOf } from './describe.ts';
import { Grid } from './grid.tsx';
import { Consent, Integer, Note, Scale, TextBox } from './simple.tsx';
import { Text } from './text.tsx';
import { type FormView, issuesAt } from './view.ts';

/** Whether an item is one control with a label, or a group of them with a legend. */
const isSingle = (item: Item): boolean =>
  item.type === 'text' || item.type === 'integer' || (item.type === 'select_one' && item.appearance === 'dropdown');

function Control({ item, view }: { item: Item; view: FormView }) {
  switch (item.type) {
    case 'select_one':
      return <One item={item} view={view} />;
    case 'select_multiple':
      return <Many item={item} view={view} />;
    case 'grid':
      return <Grid item={item} view={view} />;
    case 'scale':
      return <Scale item={item} view={view} />;
    case 'integer':
      return <Integer item={item} view={view} />;
    case 'text':
      return <TextBox item={item} view={view} />;
    case 'consent':
      return <Consent item={item} view={view} />;
    case 'note':
      return null;
    default:
      return unhandled(item);
  }
}

const unhandled = (item: never): null => item;

const framed: ReadonlySet<ItemType> = new Set(['note', 'consent']);

function Frame({ item, view, children }: { item: Item; view: FormView; children: ComponentChildren }) {
  const classes = `item ${item.type}${issuesAt(view, item.id).length > 0 ? ' wrong' : ''}`;
  if (isSingle(item) || framed.has(item.type))
    return (
      <div class={classes} id={blockId(item.id)} data-item={item.id}>
        {children}
      </div>
    );
  return (
    <fieldset class={classes} id={blockId(item.id)} data-item={item.id} aria-describedby={describedBy(item, view)}>
      {children}
    </fieldset>
  );
}

function Label({ item, view }: { item: Item; view: FormView }) {
  const required = item.required ? <span class="required">{view.words.say('required')}</span> : null;
  const words = (
    <>
      <Text view={view} of={item.id} /> {required}
    </>
  );
  if (!isSingle(item)) return <legend>{words}</legend>;
  return (
    <label class="legend" for={item.id}>
      {words}
    </label>
  );
}

/** One item: label, hint, what is wrong with its answer, and its controls. */
export function ItemView({ item, view }: { item: Item; view: FormView }) {
  const limit = limitOf(item, view);
  const issues = issuesAt(view, item.id);
  if (item.type === 'note') return <Note item={item} view={view} />;
  return (
    <Frame item={item} view={view}>
      {item.type === 'consent' ? null : <Label item={item} view={view} />}
      {item.hint ? (
        <p class="hint" id={`${item.id}-hint`}>
          <Text view={view} of={`${item.id}.hint`} />
        </p>
      ) : null}
      {limit ? (
        <p class="hint" id={`${item.id}-limit`}>
          {limit}
        </p>
      ) : null}
      {issues.length > 0 ? (
        <p class="error" id={`${item.id}-error`}>
          {[...new Set(issues.map((issue) => sayIssue(view.words, issue)))].join(' ')}
        </p>
      ) : null}
      <Control item={item} view={view} />
    </Frame>
  );
}
