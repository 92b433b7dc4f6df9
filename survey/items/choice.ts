import { type Answers, codesOf, type Fields, type MissingReason, missing, type Value } from '../answer.ts';
import type { Issue, IssueCode } from '../issue.ts';
import { type ItemOf, type Option, optionsOf, type Questionnaire } from '../questionnaire.ts';
import { cleanText, textLength } from '../text.ts';
import { type Checked, type Context, given } from './kind.ts';

type Choice = ItemOf<'select_one'> | ItemOf<'select_multiple'>;

/** The explicit non-answers an item offers: `refused` where its definition names none. */
export const missingOf = (item: {
  readonly missing?: readonly MissingReason[] | undefined;
}): readonly MissingReason[] => item.missing ?? ['refused'];

/** The reason a sent code stands for, where the item offers it. */
export const reasonOf = (
  item: { readonly missing?: readonly MissingReason[] | undefined },
  code: string,
): MissingReason | undefined => missingOf(item).find((reason) => reason === code);

/**
 * Whether an option is offered after the earlier answers. Exclusive options always are.
 *
 * | earlier answer | option chosen there | offered |
 * |---|---|---|
 * | none           | –                   | yes     |
 * | some codes     | yes                 | yes     |
 * | some codes     | no                  | no      |
 */
export function isOffered(item: Choice, option: Option, earlier: Answers): boolean {
  if (!item.offered || option.exclusive) return true;
  const chosen = codesOf(earlier[item.offered.from]);
  return chosen.length === 0 || chosen.includes(option.code);
}

/** Codes of the options a respondent with these earlier answers is offered. */
export const offeredCodes = (item: Choice, questionnaire: Questionnaire, earlier: Answers): readonly string[] =>
  optionsOf(questionnaire, item.list)
    .filter((option) => isOffered(item, option, earlier))
    .map(({ code }) => code);

export const issue = (
  code: IssueCode,
  item: string,
  field = item,
  values?: Readonly<Record<string, string | number>>,
): Issue => (values ? { code, item, field, values } : { code, item, field });

/** The answer of an item nothing was chosen in. */
export function blank(item: { id: string; required?: true | undefined }, field = item.id) {
  const answers: Answers = { [field]: missing('not_reached') };
  return { answers, issues: item.required ? [issue('required', item.id, field)] : [] };
}

/** Reads a field that takes one value: several are an issue, none is blank. */
export function single(
  item: { id: string; required?: true | undefined },
  fields: Fields,
  read: (sent: string) => Checked,
  field = item.id,
): Checked {
  const [sent, second] = given(fields, field);
  if (second !== undefined) return { answers: {}, issues: [issue('one_only', item.id, field)] };
  return sent === undefined ? blank(item, field) : read(sent);
}

/** Reads sent codes against the list: unknown ones are issues, ones not offered are issues or dropped. */
export function readCodes(item: Choice, sent: readonly string[], context: Context) {
  const known = new Set(optionsOf(context.questionnaire, item.list).map(({ code }) => code));
  const offered = offeredCodes(item, context.questionnaire, context.earlier);
  const issues: Issue[] = [];
  for (const code of sent) {
    if (!known.has(code)) issues.push(issue('unknown_code', item.id, item.id, { value: code.slice(0, 40) }));
    else if (!offered.includes(code) && context.strict)
      issues.push(issue('not_offered', item.id, item.id, { value: code }));
  }
  return { codes: offered.filter((code) => sent.includes(code)), issues };
}

/** Adds the text beside a chosen "other" option to a checked answer. */
export function withOther(item: Choice, value: Value, fields: Fields, context: Context) {
  const field = `${item.id}.other`;
  const text = cleanText(fields[field]?.[0] ?? '');
  const option = optionsOf(context.questionnaire, item.list).find(({ text: max }) => max !== undefined);
  const chosen = option !== undefined && codesOf(value).includes(option.code);
  const answers: Answers = text && chosen ? { [item.id]: value, [field]: text } : { [item.id]: value };
  const issues: Issue[] = [];
  const max = option?.text ?? 0;
  if (text && chosen && textLength(text) > max)
    issues.push(issue('too_long', item.id, field, { max, length: textLength(text) }));
  if (text && !chosen && context.strict) issues.push(issue('not_relevant', item.id, field));
  return { answers, issues };
}
