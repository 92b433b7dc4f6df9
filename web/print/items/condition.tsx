import type { VNode } from 'preact';
import type { Condition } from '../../../survey/condition.ts';
import { stepsOf } from '../../../survey/items/number.ts';
import type { Item } from '../../../survey/questionnaire.ts';
import { Text } from '../../form/text.tsx';
import { Said } from '../said.tsx';
import type { Paper } from './draw.ts';

type Part = Extract<Condition, { item: string }>;

/** Keys of the labels of the answers that a part of a condition names; undefined where they have no labels. */
function labelsOf(part: Part, item: Item): readonly string[] | undefined {
  if ('in' in part) {
    if (item.type === 'consent') return [item.id];
    return 'list' in item ? part.in.map((code) => `list.${item.list}.${code}`) : undefined;
  }
  if (!('from' in part) || item.type !== 'scale') return undefined;
  const steps = stepsOf({ min: part.from, max: part.to });
  return item.appearance === 'smileys' ? steps.map((step) => `${item.id}.${step}`) : undefined;
}

const Labels = ({ keys, paper }: { keys: readonly string[]; paper: Paper }) => (
  <>
    {keys.map((key, index) => (
      <span key={key}>
        {index > 0 ? ' / ' : ''}
        <b>
          <Text view={paper.view} of={key} />
        </b>
      </span>
    ))}
  </>
);

/** What stands for the answers of a part of a condition: their labels, or the steps of a scale. */
function answersOf(part: Part, item: Item, paper: Paper): VNode | undefined {
  const keys = labelsOf(part, item);
  if (keys) return <Labels keys={keys} paper={paper} />;
  return 'from' in part ? <b>{`${part.from}–${part.to}`}</b> : undefined;
}

/**
 * A condition as sentences that must all hold; undefined where it cannot be said in them.
 *
 * | condition             | sentences                  |
 * |-----------------------|----------------------------|
 * | x in [a, b], x from to | one                       |
 * | all                   | those of its parts         |
 * | any, not, x answered  | none: left to the reader   |
 */
function sentences(condition: Condition, paper: Paper): readonly VNode[] | undefined {
  if ('all' in condition) {
    const parts = condition.all.map((part) => sentences(part, paper));
    return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }
  if ('any' in condition || 'not' in condition) return undefined;
  const item = paper.items.get(condition.item);
  const number = paper.numbers.get(condition.item);
  const answers = item && answersOf(condition, item, paper);
  return answers && [<Said words={paper.view.words} of="paper.only_if" at={{ number, answers }} key={number} />];
}

/** When an item is to be answered, in words. */
export const OnlyIf = ({ condition, paper }: { condition: Condition; paper: Paper }) => {
  const said = sentences(condition, paper);
  return (
    <p class="only">
      {said ? said.map((sentence, index) => <span key={index}>{sentence} </span>) : paper.view.words.say('only_if')}
    </p>
  );
};
