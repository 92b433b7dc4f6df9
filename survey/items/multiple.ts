import { missing } from '../answer.ts';
import type { Issue } from '../issue.ts';
import { optionsOf } from '../questionnaire.ts';
import { blank, issue, readCodes, reasonOf, withOther } from './choice.ts';
import { given, type Kind } from './kind.ts';

/** `select_multiple`: any of a list's codes, up to `max`; an exclusive option or a non-answer stands alone. */
export const selectMultiple: Kind<'select_multiple'> = {
  fields: (item, questionnaire) =>
    optionsOf(questionnaire, item.list).some(({ text }) => text) ? [item.id, `${item.id}.other`] : [item.id],
  answered: (item) => [item.id],
  check(item, fields, context) {
    const sent = [...new Set(given(fields, item.id))];
    const [first] = sent;
    if (first === undefined) return blank(item);
    const alone = optionsOf(context.questionnaire, item.list).filter(({ exclusive }) => exclusive);
    const standsAlone = sent.find((code) => reasonOf(item, code) ?? alone.some((option) => option.code === code));
    if (standsAlone !== undefined && sent.length > 1)
      return { answers: {}, issues: [issue('exclusive', item.id, item.id, { value: standsAlone })] };
    const reason = reasonOf(item, first);
    if (reason) return withOther(item, missing(reason), fields, context);
    const { codes, issues } = readCodes(item, sent, context);
    if (codes.length === 0 && issues.length === 0) return blank(item);
    const checked = withOther(item, codes, fields, context);
    const over: Issue[] =
      item.max !== undefined && codes.length > item.max
        ? [issue('too_many', item.id, item.id, { max: item.max, count: codes.length })]
        : [];
    return { answers: checked.answers, issues: [...issues, ...over, ...checked.issues] };
  },
};
