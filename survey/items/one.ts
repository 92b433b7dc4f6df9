import { missing } from '../answer.ts';
import { optionsOf } from '../questionnaire.ts';
import { blank, issue, readCodes, reasonOf, withOther } from './choice.ts';
import { given, type Kind } from './kind.ts';

/** `select_one`: one code of a list, as radio buttons or as a dropdown. */
export const selectOne: Kind<'select_one'> = {
  fields: (item, questionnaire) =>
    optionsOf(questionnaire, item.list).some(({ text }) => text) ? [item.id, `${item.id}.other`] : [item.id],
  answered: (item) => [item.id],
  check(item, fields, context) {
    const sent = given(fields, item.id);
    if (sent.length > 1) return { answers: {}, issues: [issue('one_only', item.id)] };
    const [code] = sent;
    if (code === undefined) return blank(item);
    const reason = reasonOf(item, code);
    if (reason) return withOther(item, missing(reason), fields, context);
    const { codes, issues } = readCodes(item, [code], context);
    const [chosen] = codes;
    if (chosen === undefined) return issues.length > 0 ? { answers: {}, issues } : blank(item);
    return withOther(item, chosen, fields, context);
  },
};
