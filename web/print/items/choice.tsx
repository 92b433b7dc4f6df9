import { missingOf } from '../../../survey/items/choice.ts';
import { stepsOf } from '../../../survey/items/number.ts';
import { positionsOf } from '../../../survey/items/rank.ts';
import { type Option, optionsOf } from '../../../survey/questionnaire.ts';
import { Text } from '../../form/text.tsx';
import type { Draw, Drawn } from './draw.ts';
import { Box, Code, Digits, Hint, Lines } from './marks.tsx';

type Choice = Drawn<'select_one'> | Drawn<'select_multiple'>;

const Tick = ({ drawn: { item, paper }, option }: { drawn: Choice; option: Option }) => (
  <li>
    <Box />
    <span>
      <Text view={paper.view} of={`list.${item.list}.${option.code}`} />
      {option.text ? <Lines count={1} /> : null}
    </span>
    <Code>
      {`${item.id}=${option.code}`}
      {option.text ? <span>{`${item.id}.other`}</span> : null}
    </Code>
  </li>
);

/** Explicit non-answers, after the options proper. */
const Reasons = ({ drawn: { item, paper } }: { drawn: Choice | Drawn<'scale'> }) => (
  <>
    {missingOf(item).map((reason) => (
      <li key={reason} class="reason">
        <Box />
        <span>{paper.view.words.say(`missing.${reason}`)}</span>
        <Code>{`${item.id}=${reason}`}</Code>
      </li>
    ))}
  </>
);

/** Options side by side where there are many, so that a form takes fewer sheets. */
const columnsOf = (options: number): string => {
  if (options > 18) return 'ticks many most';
  return options > 5 ? 'ticks many' : 'ticks';
};

const Ticks = ({ drawn }: { drawn: Choice }) => {
  const options = optionsOf(drawn.paper.view.questionnaire, drawn.item.list);
  return (
    <ul class={columnsOf(options.length)}>
      {options.map((option) => (
        <Tick drawn={drawn} option={option} key={option.code} />
      ))}
      <Reasons drawn={drawn} />
    </ul>
  );
};

/** `select_one`: boxes, of which one is ticked. */
export const selectOne: Draw<'select_one'> = (drawn) => (
  <>
    <Hint kit={drawn.paper} say="paper.single" />
    <Ticks drawn={drawn} />
  </>
);

/** `select_multiple`: boxes, and how many may be ticked. */
export const selectMultiple: Draw<'select_multiple'> = (drawn) => {
  const { max } = drawn.item;
  const { words } = drawn.paper.view;
  return (
    <>
      <p class="hint">
        {words.say('paper.several')} {max ? words.count('max_codes', max, { max }) : null}
      </p>
      <Ticks drawn={drawn} />
    </>
  );
};

const Ends = ({ item, of, paper: { view } }: Drawn<'scale'>) => (
  <p class="ends">
    <span>
      <bdi>{item.min}</bdi> = <Text view={view} of={`${of}.low`} />
    </span>
    <span>
      <bdi>{item.max}</bdi> = <Text view={view} of={`${of}.high`} />
    </span>
  </p>
);

/** `scale`: its steps in a row; each has a text where it is one of faces, else the ends have. */
export const scale: Draw<'scale'> = (drawn) => {
  const { item, of, paper } = drawn;
  const smileys = item.appearance === 'smileys';
  return (
    <>
      <Hint kit={paper} say="paper.single" />
      {smileys ? null : <Ends {...drawn} />}
      <ul class={smileys ? 'ticks' : 'ticks steps'}>
        {stepsOf(item).map((step) => (
          <li key={step}>
            <Box />
            <span>{smileys ? <Text view={paper.view} of={`${of}.${step}`} /> : step}</span>
            <Code>{`${item.id}=${step}`}</Code>
          </li>
        ))}
        <Reasons drawn={drawn} />
      </ul>
    </>
  );
};

/** `rank`: a box before each option for its place. */
export const rank: Draw<'rank'> = ({ item, paper }) => {
  const { view } = paper;
  const max = positionsOf(item, view.questionnaire);
  return (
    <>
      <Hint kit={paper} say="paper.rank" at={{ max }} />
      <ul class="ticks">
        {optionsOf(view.questionnaire, item.list).map(({ code }) => (
          <li key={code}>
            <Digits count={String(max).length} />
            <span>
              <Text view={view} of={`list.${item.list}.${code}`} />
            </span>
            <Code>{`${item.id}.${code}`}</Code>
          </li>
        ))}
      </ul>
    </>
  );
};
