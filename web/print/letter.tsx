import type { Page } from '../form/page.tsx';
import { Text } from '../form/text.tsx';
import { dayIn, type Kit, lastDay, marksOf } from './kit.ts';
import { Way } from './qr.tsx';
import { Said } from './said.tsx';
import { renderSheet } from './sheet.tsx';

const Publisher = ({ kit }: { kit: Kit }) => (
  <p class="publisher" lang="de">
    <bdi>{kit.publisher}</bdi>
  </p>
);

/** A letter to hand out: who asks and why, that nobody must, and the three ways to answer. */
export function letterSheet(kit: Kit): Page {
  const { view, place } = kit;
  const { words } = view;
  return renderSheet({
    kit,
    name: 'letter',
    children: (
      <>
        <div class="head">
          <Publisher kit={kit} />
          <p class="date">{dayIn(kit, kit.now)}</p>
        </div>
        <h1>
          <Said words={words} of="letter.subject" at={{ title: <Text view={view} of="title" /> }} />
        </h1>
        <p>{words.say('letter.hello')}</p>
        <p>{words.say('letter.why')}</p>
        <p>{words.say('letter.anonymous')}</p>
        <p>
          <Said words={words} of="letter.how" at={{ date: lastDay(kit) }} />
        </p>
        <Way kit={kit} />
        {place ? (
          <p>
            <Said words={words} of="letter.paper" at={{ place: place.name }} />
          </p>
        ) : null}
        <p>{words.say('letter.thanks')}</p>
        <Publisher kit={kit} />
        <p class="marks">
          <bdi dir="ltr">{marksOf(kit)}</bdi>
        </p>
      </>
    ),
  });
}
