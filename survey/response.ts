import type { Answers, Fields } from './answer.ts';
import type { Issue } from './issue.ts';
import { issue } from './items/choice.ts';
import { given } from './items/kind.ts';
import { checkItem, fieldsOf } from './items/table.ts';
import type { Mark } from './quality.ts';
import { type Item, itemsOf, type Questionnaire } from './questionnaire.ts';
import { isRelevant, notAsked } from './relevance.ts';

/** One respondent's set of answers in a wave, as it is stored: codes, a language, a place, marks, no time. */
export type Response = {
  readonly id: string;
  readonly language: string;
  readonly place?: string;
  readonly answers: Answers;
  readonly marks?: readonly Mark[];
};

/** A response to store, or everything that is wrong with it and what could be read all the same. */
export type Accepted =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly answers: Answers };

/**
 * Checks what was sent against the questionnaire: relevance, types, limits. Every field of every item gets an
 * answer or a missing reason. `strict` (the API) reports answers to items that were not asked; without it
 * (a plain form, which sends hidden fields too) they are dropped. Issues come in the order of the items.
 */
export function acceptResponse(
  questionnaire: Questionnaire,
  fields: Fields,
  { strict }: { strict: boolean },
): Accepted {
  let answers: Answers = {};
  const issues: Issue[] = unknownFields(questionnaire, fields);
  for (const item of itemsOf(questionnaire)) {
    if (!isRelevant(item, answers)) {
      if (strict) issues.push(...uncalledFor(item, questionnaire, fields));
      answers = { ...answers, ...notAsked(item, questionnaire) };
      continue;
    }
    const checked = checkItem(item, fields, { questionnaire, earlier: answers, strict });
    issues.push(...checked.issues);
    answers = { ...answers, ...checked.answers };
  }
  return issues.length > 0 ? { ok: false, issues, answers } : { ok: true, answers };
}

/** Issues about unknown fields at most: nobody reads more, and a body may hold thousands. */
const maxUnknown = 50;

function unknownFields(questionnaire: Questionnaire, fields: Fields): Issue[] {
  const known = new Set(itemsOf(questionnaire).flatMap((item) => fieldsOf(item, questionnaire)));
  return Object.keys(fields)
    .filter((field) => !known.has(field))
    .slice(0, maxUnknown)
    .map((field) => issue('unknown_item', field.slice(0, 40)));
}

const uncalledFor = (item: Item, questionnaire: Questionnaire, fields: Fields): Issue[] =>
  fieldsOf(item, questionnaire)
    .filter((field) => given(fields, field).length > 0)
    .map((field) => issue('not_relevant', item.id, field));
