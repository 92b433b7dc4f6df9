import { agreed } from '../../../survey/items/consent.ts';
import { datePartsOf } from '../../../survey/items/date.ts';
import { Text } from '../../form/text.tsx';
import { mediumAt } from '../../form/view.ts';
import { decimalSign } from '../kit.ts';
import type { Draw } from './draw.ts';
import { Box, Code, Digits, Hint, Lines } from './marks.tsx';

/** Letters of handwriting that fit on a line, and the most lines that are drawn. */
const perLine = 60;
const mostLines = 7;

type Range = { readonly min: number; readonly max: number };

/** Boxes that the longest whole number of a range needs, its minus included. */
export const digitsOf = ({ min, max }: Range): number =>
  Math.max(...[min, max].map((limit) => String(Math.trunc(limit)).length));

const range = ({ min, max }: Range) => ({ min, max });

/** `integer`: a box for each digit. */
export const integer: Draw<'integer'> = ({ item, paper }) => (
  <>
    <Hint kit={paper} say="range" at={range(item)} />
    <p class="write">
      <Digits count={digitsOf(item)} />
      <Code>{item.id}</Code>
    </p>
  </>
);

/** `decimal`: boxes before and after the sign that the language writes between them. */
export const decimal: Draw<'decimal'> = ({ item, paper }) => (
  <>
    <Hint kit={paper} say="range" at={range(item)} />
    <p class="write">
      <bdi dir="ltr">
        <Digits count={digitsOf(item)} /> <b>{decimalSign(paper)}</b> <Digits count={item.places} />
      </bdi>
      <Code>{item.id}</Code>
    </p>
  </>
);

/** `date`: the parts that are asked for, smallest first, each named under its boxes. */
export const date: Draw<'date'> = ({ item, paper }) => (
  <p class="write">
    <span class="parts" dir="ltr">
      {datePartsOf(item).map((part) => (
        <span key={part}>
          <Digits count={part === 'year' ? 4 : 2} />
          <small dir="auto">{paper.view.words.say(part)}</small>
        </span>
      ))}
    </span>
    <Code>{item.id}</Code>
  </p>
);

/** `text`: lines to write on, as many as the longest answer needs. */
export const text: Draw<'text'> = ({ item, of, paper }) => (
  <>
    {item.pattern ? (
      <p class="hint">
        <Text view={paper.view} of={`${of}.pattern`} />
      </p>
    ) : null}
    <Lines count={item.appearance === 'line' ? 1 : Math.min(mostLines, Math.ceil(item.max / perLine))} />
    <p class="write">
      <Code>{item.id}</Code>
    </p>
  </>
);

/** `consent`: one box beside the statement. */
export const consent: Draw<'consent'> = ({ item, of, paper }) => (
  <ul class="ticks">
    <li>
      <Box />
      <span>
        <Text view={paper.view} of={of} />
        {item.required ? <span class="required">{paper.view.words.say('required')}</span> : null}
      </span>
      <Code>{`${item.id}=${agreed}`}</Code>
    </li>
  </ul>
);

/** `note`: its picture; the text itself stands where other items have their label. */
export const note: Draw<'note'> = ({ item, of, paper }) =>
  item.picture ? <img src={mediumAt(paper.view, item.picture)} alt={paper.view.wording.say(`${of}.alt`).text} /> : null;
