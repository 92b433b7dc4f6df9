import { blank, issue } from './choice.ts';
import { given, type Kind } from './kind.ts';

/** The one code a consent item has: the respondent agreed. */
export const agreed = 'yes';

/** `consent`: a box to tick. Where it is required, nothing is taken without it. */
export const consent: Kind<'consent'> = {
  fields: (item) => [item.id],
  answered: (item) => [item.id],
  check(item, fields) {
    const [sent, second] = given(fields, item.id);
    if (second !== undefined) return { answers: {}, issues: [issue('one_only', item.id)] };
    if (sent === agreed) return { answers: { [item.id]: agreed }, issues: [] };
    if (sent !== undefined)
      return { answers: {}, issues: [issue('unknown_code', item.id, item.id, { value: sent.slice(0, 40) })] };
    const { answers } = blank(item);
    return { answers, issues: item.required ? [issue('consent_required', item.id)] : [] };
  },
};

/** `note`: a text to read; it has no answer. */
export const note: Kind<'note'> = {
  fields: () => [],
  answered: () => [],
  check: () => ({ answers: {}, issues: [] }),
};
