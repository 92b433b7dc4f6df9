import type { VNode } from 'preact';
import { membersOf } from '../../../survey/items/repeat.ts';
import type { ItemOf, ItemType } from '../../../survey/questionnaire.ts';
import { fill } from '../../../survey/text.ts';
import { Text } from '../../form/text.tsx';
import { rank, scale, selectMultiple, selectOne } from './choice.tsx';
import { OnlyIf } from './condition.tsx';
import type { Draw, Drawn, Paper } from './draw.ts';
import { grid, table } from './tables.tsx';
import { consent, date, decimal, integer, note, text } from './write.tsx';

/** Entries that are drawn for a repeat; who has more takes a second form. */
const mostEntries = 4;

const Entry = ({ drawn: { item, of, paper }, n }: { drawn: Drawn<'repeat'>; n: number }) => (
  <section class="entry">
    <h4>
      <bdi>{fill(paper.view.wording.say(`${of}.one`).text, { number: n })}</bdi>
    </h4>
    {membersOf(item, n).map((member, index) => (
      <ItemSheet item={member} of={`${of}.${item.items[index]?.id ?? ''}`} paper={paper} key={member.id} />
    ))}
  </section>
);

/** `repeat`: its items once for each entry that fits. */
const repeat: Draw<'repeat'> = (drawn) => (
  <>
    {Array.from({ length: Math.min(drawn.item.max, mostEntries) }, (_, index) => (
      <Entry drawn={drawn} n={index + 1} key={index} />
    ))}
  </>
);

const draws: { readonly [T in ItemType]: Draw<T> } = {
  select_one: selectOne,
  select_multiple: selectMultiple,
  grid,
  rank,
  scale,
  integer,
  decimal,
  date,
  text,
  table,
  repeat,
  note,
  consent,
};

const drawOf = <T extends ItemType>({ type }: { readonly type: T }): Draw<T> => draws[type];
const drawn = <T extends ItemType>(item: ItemOf<T>, of: string, paper: Paper): VNode | null =>
  drawOf<T>(item)({ item, of, paper });

const Label = ({ item, of, paper }: Drawn<ItemType>) => {
  const number = paper.numbers.get(item.id);
  if (item.type === 'consent') return number ? <p class="number">{number}</p> : null;
  return (
    <h3>
      {number ? <span class="number">{number}</span> : null} <Text view={paper.view} of={of} />
      {item.required ? <span class="required">{paper.view.words.say('required')}</span> : null}
    </h3>
  );
};

/** One item on paper: its number and label, when it is to be answered, its hints, and what to tick or fill in. */
export const ItemSheet = ({ item, of, paper }: Drawn<ItemType>) => (
  <section class={`item ${item.type}`}>
    {item.type === 'note' ? (
      <p>
        <Text view={paper.view} of={of} />
      </p>
    ) : (
      <Label item={item} of={of} paper={paper} />
    )}
    {item.relevant ? <OnlyIf condition={item.relevant} paper={paper} /> : null}
    {item.hint ? (
      <p class="hint">
        <Text view={paper.view} of={`${of}.hint`} />
      </p>
    ) : null}
    {'constraints' in item && item.constraints ? (
      <p class="hint">
        <Text view={paper.view} of={`${of}.constraint`} />
      </p>
    ) : null}
    {drawn(item, of, paper)}
  </section>
);
