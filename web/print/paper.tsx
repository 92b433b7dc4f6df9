import { itemsOf, type Questionnaire } from '../../survey/questionnaire.ts';
import type { Page } from '../form/page.tsx';
import { Text } from '../form/text.tsx';
import type { Paper } from './items/draw.ts';
import { ItemSheet } from './items/item.tsx';
import { type Kit, lastDay, marksOf } from './kit.ts';
import { Way } from './qr.tsx';
import { Said } from './said.tsx';
import { renderSheet } from './sheet.tsx';

/** Numbers of the items as they are read: from 1 through all sections, notes passed over. */
const numbersOf = (questionnaire: Questionnaire): ReadonlyMap<string, number> =>
  new Map(
    itemsOf(questionnaire)
      .filter(({ type }) => type !== 'note')
      .map(({ id }, index) => [id, index + 1]),
  );

const Head = ({ paper }: { paper: Paper }) => {
  const { view } = paper;
  const { words } = view;
  return (
    <div class="head">
      <div>
        <p class="publisher" lang="de">
          <bdi>{paper.publisher}</bdi>
        </p>
        <h1>
          <Text view={view} of="title" />
        </h1>
        <p>
          <Text view={view} of="intro" />
        </p>
        <p class="rule">
          {words.say('paper.how')} <Said words={words} of="poster.until" at={{ date: lastDay(paper) }} />
        </p>
      </div>
      <Way kit={paper} />
    </div>
  );
};

/** The questionnaire for the pen, with the code of everything that can be ticked, for whoever types it in. */
export function paperSheet(kit: Kit): Page {
  const { view, place } = kit;
  const { questionnaire, words } = view;
  const items = new Map(itemsOf(questionnaire).map((item) => [item.id, item]));
  const paper: Paper = { ...kit, items, numbers: numbersOf(questionnaire) };
  return renderSheet({
    kit,
    name: 'paper',
    children: (
      <>
        <Head paper={paper} />
        {questionnaire.sections.map((section) => (
          <section class="part" key={section.id}>
            <h2>
              <Text view={view} of={`section.${section.id}`} />
            </h2>
            {section.items.map((item) => (
              <ItemSheet item={item} of={item.id} paper={paper} key={item.id} />
            ))}
          </section>
        ))}
        <div class="end">
          <p>
            <strong>{words.say('letter.thanks')}</strong>{' '}
            {place ? <Said words={words} of="paper.return" at={{ place: place.name }} /> : null}
          </p>
          <p class="marks">
            <bdi dir="ltr">{marksOf(kit)}</bdi>
          </p>
        </div>
      </>
    ),
  });
}
