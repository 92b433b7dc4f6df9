import { missing } from '../answer.ts';
import { optionsOf } from '../questionnaire.ts';
import { issue, reasonOf, single } from './choice.ts';
import { type Checked, joined, type Kind } from './kind.ts';

const fieldOf = (item: { id: string }, row: string): string => `${item.id}.${row}`;

/** `grid`: one code of the same list for each row; every row is a variable of its own. */
export const grid: Kind<'grid'> = {
  fields: (item) => item.rows.map((row) => fieldOf(item, row)),
  answered: (item) => item.rows.map((row) => fieldOf(item, row)),
  check(item, fields, context) {
    const codes = optionsOf(context.questionnaire, item.list).map(({ code }) => code);
    const read = (code: string, field: string): Checked => {
      const reason = reasonOf(item, code);
      if (reason) return { answers: { [field]: missing(reason) }, issues: [] };
      if (codes.includes(code)) return { answers: { [field]: code }, issues: [] };
      return { answers: {}, issues: [issue('unknown_code', item.id, field, { value: code.slice(0, 40) })] };
    };
    return joined(
      item.rows
        .map((row) => fieldOf(item, row))
        .map((field) => single(item, fields, (code) => read(code, field), field)),
    );
  },
};
