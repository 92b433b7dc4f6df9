import type { Answers, Value } from '../../answer.ts';
import { bands, type ClubReport, type Counts, genders } from '../figures.ts';
import type { ImportResult } from './result.ts';

const cellsOf = (field: string, counts: Counts): readonly (readonly [string, Value])[] =>
  genders.flatMap((gender) => {
    const count = counts[gender];
    return count === undefined ? [] : [[`${field}.${gender}`, count] as const];
  });

/** What is kept of the form: everything but what the file is about. */
const kept = (answers: Answers, { members }: ImportResult): readonly (readonly [string, Value])[] =>
  Object.entries(answers).filter(
    ([field]) => field !== 'c' && !field.startsWith('c.') && !(members && field.startsWith('b.')),
  );

/**
 * The form with a file's figures in it: Table B where the file tells all members, Table C with a department for each
 * Fachverband. A name that was typed for a Fachverband stays; everything else of the answers too.
 */
export function toAnswers(result: ImportResult, answers: Answers): Answers {
  const { members, departments, stichtag } = result;
  const typed = new Map<Value | undefined, Value | undefined>();
  for (let n = 1; `c.${n}.name` in answers; n += 1) typed.set(answers[`c.${n}.association`], answers[`c.${n}.name`]);
  const table = members ? bands.flatMap((band) => cellsOf(`b.${band}`, members[band])) : [];
  const list = departments.flatMap(({ association, name, counts }, at): readonly (readonly [string, Value])[] => {
    const called = typed.get(association) ?? name;
    return [
      [`c.${at + 1}.association`, association],
      ...(called === '' ? [] : [[`c.${at + 1}.name`, called] as const]),
      ...cellsOf(`c.${at + 1}`, counts),
    ];
  });
  return Object.fromEntries([
    ...kept(answers, result),
    ...(stichtag === undefined ? [] : [['a1', stichtag] as const]),
    ...table,
    ...(departments.length > 0 ? [['c', departments.length] as const] : []),
    ...list,
  ]);
}

/** The report with a file's figures in it, age bands of departments and the file's Vereinskennziffer included: to be checked. */
export const withImport = (result: ImportResult, report: ClubReport): ClubReport => ({
  ...report,
  members: result.members ?? report.members,
  departments: result.departments,
  vkz: result.vkz ?? report.vkz,
  stichtag: result.stichtag ?? report.stichtag,
});
