import { describe, expect, it } from 'vitest';
import { readUpload } from '../../functions/reports/import/upload.ts';
import { figuresOf } from '../../survey/clubs/figures.ts';
import { toAnswers, withImport } from '../../survey/clubs/import/fill.ts';
import { writeLsb } from '../../survey/clubs/import/lsb.ts';
import type { Context } from '../../survey/clubs/rule.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { inYear } from './club.ts';

const year = 2027;
const line = (association: string, born: number, gender: 'm' | 'w' | 'd' | 'o', count: number) => ({
  association,
  year: born,
  gender,
  count,
});
/** 20 men, 20 women and a child of each gender, all of them football players. */
const good = [
  line('0030', 1987, 'm', 20),
  line('0030', 1990, 'w', 20),
  line('0030', 2019, 'm', 1),
  line('0030', 2019, 'w', 1),
];
const lsb = (...more: Parameters<typeof line>[]) => writeLsb([...good, ...more.map((one) => line(...one))]);
const participation = { d1: 5, d2: 'counted' };

/** What a club is told in all when it uploads a file and has filled in the rest: the reader's findings and the rules'. */
async function told(text: string, answers: Parameters<typeof toAnswers>[1], context: Partial<Context>) {
  const { result, findings } = await readUpload(new TextEncoder().encode(text), { year });
  const filled = result ? toAnswers(result, answers) : answers;
  const report = result ? withImport(result, figuresOf(filled)) : figuresOf(filled);
  const rules = checkReport(report, inYear(context));
  return [...findings, ...rules].filter(({ says }) => !says.startsWith('F_') && says !== 'V05').map(({ says }) => says);
}

const lastYear = async (text: string, of = year - 1) => {
  const { result } = await readUpload(new TextEncoder().encode(text), { year: of });
  return result ? figuresOf(toAnswers(result, participation)) : undefined;
};

type Case = readonly [string, string, Parameters<typeof toAnswers>[1], Partial<Context>, readonly string[]];
const wide = (rows: string): string => `Vereinsnummer;Stichtag;Jahrgang;m;w\n${rows}`;

describe('a club that uploads a file is told', () => {
  it.each<Case>([
    ['nothing where all is well', lsb(), {}, {}, []],
    ['V01 of a number that is none', `${lsb()}0030;1991;w;1,5\n`, {}, {}, ['V01_number']],
    ['V02 where its own total is another', lsb(), { b_total: 50 }, {}, ['V02_sum']],
    ['V02 of nobody', '0030;1987;m;0\n0030;1988;m;0\n', { d1: 0 }, {}, ['V02_empty']],
    ['V02 of six members', '0030;1987;m;3\n0030;1988;w;3\n', {}, {}, ['V02_small']],
    [
      'V03 of more members in a Fachverband than in the club',
      lsb(['0000', 1987, 'm', 21], ['0000', 1990, 'w', 19], ['0000', 2019, 'w', 1]),
      {},
      {},
      ['V03', 'V03_band', 'V03_band'],
    ],
    [
      'V04 of members in none',
      lsb(['0000', 1987, 'm', 21], ['0000', 1990, 'w', 29], ['0000', 2019, 'w', 1], ['0000', 2019, 'm', 1]),
      {},
      {},
      ['V04'],
    ],
    ['V06 of a year to come', lsb(['0030', 2090, 'm', 1]), {}, {}, ['V06_future']],
    ['V06 of somebody of 110 years', lsb(['0030', 1916, 'm', 1]), {}, {}, ['V06_old']],
    ['V07 of a line that is there twice', lsb(['0030', 1987, 'm', 1]), {}, {}, ['V07']],
    ['V08 of more members with Einwanderungsgeschichte than the file has', lsb(), { d1: 43 }, {}, ['V08']],
    ['V09 of a number that is not known', lsb(), { d2: 'unknown' }, {}, ['V09_unknown']],
    ['V09 of an estimate', lsb(), { d2: 'estimated' }, {}, ['V09_estimated']],
    ['V12 of hardly any women', '0030;1987;m;99\n0030;1988;w;1\n', {}, {}, ['V12_women']],
    [
      'V13 of divers members that its total leaves out',
      lsb(['0030', 1991, 'd', 2]),
      { b_total: 42 },
      {},
      ['V13_total'],
    ],
    [
      'V14 of another club’s number, V15 of another day',
      wide('2204711;31.12.2026;1987;9;9\n'),
      {},
      {},
      ['V14_club', 'V15', 'V04'],
    ],
    ['V14 that there is a report', lsb(), {}, { sent: true }, ['V14_again']],
  ])('%s', async (_, text, answers, context, expected) => {
    expect(await told(text, { ...participation, ...answers }, context)).toEqual(expected);
  });

  it('V10, V11 and V13 of what has changed since last year’s file, and what has not', async () => {
    const before = await lastYear(lsb(['0030', 1991, 'd', 2]));
    expect(await told(lsb(['0030', 1991, 'm', 40]), participation, { before })).toEqual([
      'V10_change',
      'V10_change',
      'V10_change',
      'V13_before',
    ]);
    expect(await told(lsb(), participation, { before: await lastYear(lsb(), year) })).toEqual(['V11']);
  });

  it('V05, which is no fault, of members in two Fachverbände', async () => {
    const all = good.map((one) => ({ ...one, association: '0000' }));
    const text = writeLsb([...all, ...good, line('0088', 1987, 'm', 3)]);
    const { result } = await readUpload(new TextEncoder().encode(text), { year });
    const report = result && withImport(result, figuresOf(participation));
    expect(report && checkReport(report, inYear()).map(({ says }) => says)).toEqual(['V05']);
  });

  it('V16 of a line that no encoding can read', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('0030;1987;m;3\n0030;'), 0x8f, 0x0a]);
    const { findings } = await readUpload(bytes, { year });
    expect(findings.filter(({ level }) => level === 'error')).toMatchObject([{ says: 'V16', line: 2 }]);
  });
});
