import { isMissing } from '../answer.ts';
import { type Item, itemsOf, type Questionnaire } from '../questionnaire.ts';
import type { Response } from '../response.ts';
import { normalText } from './normal.ts';

/** Fewer respondents than this, and nothing they wrote to a question is read; a language of fewer is not named. */
export const leastTexts = 10;

/** A question that is answered in words: an item, the text beside an option, or one of them in a repeat's entries. */
export type TextQuestion = {
  readonly id: string;
  readonly item: string;
  readonly member?: string;
  readonly other: boolean;
};

/** A text somebody wrote to a question. `entry` tells the entries of a repeat apart. */
type Written = { readonly question: string; readonly field: string; readonly text: string };

const fieldOf = (item: { readonly id: string }, other: boolean): string => (other ? `${item.id}.other` : item.id);

/** Whether an item is a text itself, or has options with a text beside them. */
function textParts(item: Exclude<Item, { type: 'repeat' }>, questionnaire: Questionnaire): readonly boolean[] {
  if (item.type === 'text') return [false];
  const isChoice = item.type === 'select_one' || item.type === 'select_multiple';
  return isChoice && (questionnaire.lists[item.list] ?? []).some(({ text }) => text !== undefined) ? [true] : [];
}

function questionsOfItem(item: Item, questionnaire: Questionnaire): readonly TextQuestion[] {
  if (item.type !== 'repeat')
    return textParts(item, questionnaire).map((other) => ({ id: fieldOf(item, other), item: item.id, other }));
  return item.items.flatMap((member) =>
    textParts(member, questionnaire).map((other) => ({
      id: `${item.id}.${fieldOf(member, other)}`,
      item: item.id,
      member: member.id,
      other,
    })),
  );
}

/** The questions of a questionnaire that are answered in words, in its order. */
export const textQuestionsOf = (questionnaire: Questionnaire): readonly TextQuestion[] =>
  itemsOf(questionnaire).flatMap((item) => questionsOfItem(item, questionnaire));

/** The question a field belongs to: `kids.2.name` answers `kids.name`. */
const questionOf = (field: string): string => field.replace(/^([^.]+)\.\d+\./, '$1.');

/** What one respondent wrote, normalised; nothing of what is blank. */
function writtenIn(questions: ReadonlySet<string>, { answers }: Response): readonly Written[] {
  return Object.entries(answers).flatMap(([field, value]) => {
    const question = questionOf(field);
    if (!questions.has(question) || typeof value !== 'string' || isMissing(value)) return [];
    const text = normalText(value);
    return text === '' ? [] : [{ question, field, text }];
  });
}

/** A text in the room: under an id that says nothing, with its language only where enough respondents used that. */
export type RoomText = {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  readonly language: string | null;
  /** May leave in translation only. */
  readonly translate: boolean;
};

/** A secret id for a text: what sorts the room, so that no order of arrival is left. */
export type TextId = (response: string, field: string) => string;

/** What a wave's responses hold in words, gathered response by response. */
export type Gathering = {
  readonly add: (response: Response) => void;
  /** The texts of questions that `leastTexts` respondents answered in words, in the order of their secret ids. */
  readonly texts: () => readonly RoomText[];
};

/** Gathers a wave's texts. Only texts and languages are kept: no place, no day, no other answer, no response's id. */
export function gather(questionnaire: Questionnaire, idOf: TextId): Gathering {
  const questions = new Set(textQuestionsOf(questionnaire).map(({ id }) => id));
  const kept: { readonly id: string; readonly question: string; readonly text: string; readonly language: string }[] =
    [];
  const users = new Map<string, number>();
  const writers = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    add(response) {
      count(users, response.language);
      const written = writtenIn(questions, response);
      for (const question of new Set(written.map((one) => one.question))) count(writers, question);
      for (const { question, field, text } of written)
        kept.push({ id: idOf(response.id, field), question, text, language: response.language });
    },
    texts: () =>
      kept
        .filter(({ question }) => (writers.get(question) ?? 0) >= leastTexts)
        .map(({ language, ...text }) => {
          const isRare = (users.get(language) ?? 0) < leastTexts;
          return { ...text, language: isRare ? null : language, translate: isRare };
        })
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
