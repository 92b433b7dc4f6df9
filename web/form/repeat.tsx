import type { ComponentChild } from 'preact';
import { entriesIn, membersOf } from '../../survey/items/repeat.ts';
import type { Item, ItemOf } from '../../survey/questionnaire.ts';
import { fill } from '../../survey/text.ts';
import { entryAction, stepField } from './links.ts';
import type { FormView } from './view.ts';

type Props = { item: ItemOf<'repeat'>; view: FormView; each: (member: Item) => ComponentChild };

/** `repeat`: its entries one after another. Without a script another one comes with a round trip. */
export function Repeat({ item, view, each }: Props) {
  const count = entriesIn(item, view.fields);
  const title = view.wording.say(`${item.id}.one`).text;
  const step = (what: string, words: string, entry: number, shown: boolean) => (
    <button type="submit" name={stepField} value={what} formaction={entryAction(view, item.id, entry)} hidden={!shown}>
      {words}
    </button>
  );
  return (
    <>
      <input type="hidden" name={item.id} value={count} />
      {Array.from({ length: count }, (_, index) => index + 1).map((number) => (
        <fieldset class="entries" id={`entry-${item.id}-${number}`} data-title={title} key={number}>
          <legend tabIndex={-1}>{fill(title, { number })}</legend>
          {membersOf(item, number).map(each)}
          {step(`remove:${item.id}:${number}`, view.words.say('remove_entry'), Math.max(1, number - 1), count > 1)}
        </fieldset>
      ))}
      {step(`add:${item.id}`, view.words.say('add_entry'), count + 1, count < item.max)}
    </>
  );
}
