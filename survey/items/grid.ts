import { type Answers, missing } from '../answer.ts';
import type { Issue } from '../issue.ts';
import { optionsOf } from '../questionnaire.ts';
import { blank, issue, missingOf, reasonOf } from './choice.ts';
import { given, type Kind } from './kind.ts';

const fieldOf = (item: { id: string }, row: string): string => `${item.id}.${row}`;

/** `grid`: one code of the same list for each row; every row is a variable of its own. */
export const grid: Kind<'grid'> = {
  fields: (item) => item.rows.map((row) => fieldOf(item, row)),
  answered: (item) => item.rows.map((row) => fieldOf(item, row)),
  check(item, fields, context) {
    const codes = optionsOf(context.questionnaire, item.list).map(({ code }) => code);
    const rows = item.rows.map((row): { answers: Answers; issues: readonly Issue[] } => {
      const field = fieldOf(item, row);
      const [code, second] = given(fields, field);
      if (second !== undefined) return { answers: {}, issues: [issue('one_only', item.id, field)] };
      if (code === undefined) return blank(item, field);
      const reason = reasonOf(item, code);
      if (reason) return { answers: { [field]: missing(reason) }, issues: [] };
      if (codes.includes(code)) return { answers: { [field]: code }, issues: [] };
      return { answers: {}, issues: [issue('unknown_code', item.id, field, { value: code.slice(0, 40) })] };
    });
    return {
      answers: Object.assign({}, ...rows.map((row) => row.answers)),
      issues: rows.flatMap((row) => row.issues),
    };
  },
  variables: (item, questionnaire) =>
    item.rows.map((row) => ({
      id: fieldOf(item, row),
      item: item.id,
      kind: 'one',
      categories: [...optionsOf(questionnaire, item.list).map(({ code }) => code), ...missingOf(item)],
    })),
};
