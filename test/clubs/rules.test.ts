import { describe, expect, it } from 'vitest';
import { changesOf } from '../../survey/clubs/change.ts';
import type { ClubReport } from '../../survey/clubs/figures.ts';
import { blocking, finding, reasonKey } from '../../survey/clubs/finding.ts';
import type { Context } from '../../survey/clubs/rule.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { aReport, evenly, inYear } from './club.ts';

const said = (report: ClubReport, context: Context = inYear()): readonly string[] =>
  checkReport(report, context).map(({ says, item, row, column }) =>
    [says, [item, row, column].filter((part) => part !== undefined).join('.')].join(' '),
  );
const members = aReport().members ?? evenly({});
const { participation } = aReport();
const department = (counts: ClubReport['departments'][number]['counts']) => [
  { association: '0030', name: 'Fußball', counts },
];

type Row = readonly [string, Partial<ClubReport>, Partial<Context>, readonly string[]];

describe('a club is told by the rules', () => {
  it.each<Row>([
    ['nothing where all is well', {}, {}, []],
    [
      'V01 of a number below 0',
      { members: { ...members, b0_6: { m: -1, w: 7 } }, stated: undefined },
      {},
      ['V01_number b.b0_6.m', 'V03 c.1.m', 'V03 c.1.d', 'V05 c'],
    ],
    [
      'V01 of half a person',
      { departments: department({ m: 82.5, w: 57.5 }) },
      {},
      ['V01_number c.1.m', 'V01_number c.1.w', 'V03 c.1.w'],
    ],
    ['V01 of too many', { general: { m: 100_000 } }, {}, ['V01_number c_general.m', 'V03 c_general.m', 'V05 c']],
    [
      'V01 that blank is not 0',
      { members: { ...members, b61: { m: 12 } }, stated: 132 },
      {},
      ['V01_blank b.b61.w', 'V03 c.1.w', 'V03 c.1.d', 'V05 c'],
    ],
    [
      'V01 that nobody counted divers members but the departments',
      { members: evenly({ m: 12, w: 7 }), stated: 133 },
      {},
      ['V01_blank b.d', 'V05 c'],
    ],
    ['V02 that the total is another', { stated: 150 }, {}, ['V02_sum b_total']],
    [
      'V02 that there is nobody',
      { members: undefined, departments: [], participation: { ...participation, migrants: 0, young: 0, women: 0 } },
      {},
      ['V02_empty b'],
    ],
    [
      'V02 that six are few',
      {
        members: { ...evenly({ m: 0, w: 0, d: 0, o: 0 }), b41_60: { m: 3, w: 3 } },
        stated: 6,
        departments: department({ m: 3, w: 3 }),
        participation: { ...participation, migrants: 1, young: 0, women: 1 },
      },
      {},
      ['V02_small b'],
    ],
    [
      'V03 of more women in a department than in the club',
      { departments: department({ m: 84, w: 50, d: 7 }) },
      {},
      ['V03 c.1.w', 'V05 c'],
    ],
    [
      'V03 of more boys in a department’s band',
      {
        departments: [
          { association: '0030', name: '', counts: { m: 84, w: 49, d: 7 }, bands: { ...members, b7_14: { m: 13 } } },
        ],
      },
      {},
      ['V03_band c.1.m'],
    ],
    ['V03 of more people in no Fachverband', { general: { o: 1 } }, {}, ['V03 c_general.o', 'V05 c']],
    ['V04 of members without a Fachverband', { departments: department({ m: 84, w: 40 }) }, {}, ['V04 c']],
    [
      'nothing where they are in offers of no Fachverband',
      { departments: department({ m: 84, w: 40 }), general: { w: 9, d: 7 } },
      {},
      [],
    ],
    [
      'V05, without harm, of members in two departments',
      {
        departments: [
          ...department({ m: 84, w: 49, d: 7 }),
          { association: '0088', name: 'Volleyball', counts: { w: 20 } },
        ],
      },
      {},
      ['V05 c'],
    ],
    [
      'V08 of more members with Einwanderungsgeschichte than members',
      { participation: { ...participation, migrants: 141 } },
      {},
      ['V08 d1'],
    ],
    ['V08 of more young ones among them', { participation: { ...participation, young: 21 } }, {}, ['V08 d3_young']],
    [
      'V08 of more women among them than a share makes',
      { participation: { ...participation, migrants: undefined, share: 5 } },
      {},
      ['V08 d3_young', 'V08 d3_women'],
    ],
    [
      'V08 of trainers and board',
      { participation: { ...participation, trainers: { all: 3, migrants: 4 }, board: { all: 5, migrants: 6 } } },
      {},
      ['V08 d5.trainers', 'V08 d5.board'],
    ],
    [
      'V09 that an unknown number has no value',
      { participation: { ...participation, basis: 'unknown' } },
      {},
      ['V09_unknown d2'],
    ],
    [
      'V09 that an estimate stays one',
      { participation: { ...participation, basis: 'estimated' } },
      {},
      ['V09_estimated d2'],
    ],
    ['V11 that nothing has changed', {}, { before: aReport() }, ['V11 b']],
    [
      'V12 of hardly any women',
      { members: evenly({ m: 20, w: 1 }), stated: 147, departments: department({ m: 140, w: 7 }) },
      {},
      ['V12_women b.w'],
    ],
    [
      'V12 of hardly any men',
      { members: evenly({ m: 1, w: 20 }), stated: 147, departments: department({ m: 7, w: 140 }) },
      {},
      ['V12_women b.w'],
    ],
    [
      'V12 of hardly anybody but children',
      {
        members: { ...evenly({ m: 0, w: 0 }), b7_14: { m: 50, w: 41 }, b41_60: { m: 9, w: 0 } },
        stated: 100,
        departments: department({ m: 59, w: 41 }),
      },
      {},
      ['V12_children b.b7_14'],
    ],
    ['V13 that the total left out divers members', { stated: 133 }, {}, ['V13_total b_total']],
    [
      'V13 that they are gone since last year',
      { members: evenly({ m: 13, w: 7, d: 0, o: 0 }), departments: department({ m: 91, w: 49 }) },
      { before: aReport() },
      ['V13_before b'],
    ],
    ['V14 of another club’s file', { vkz: '2204711' }, {}, ['V14_club a1']],
    ['nothing of its own number with zeros before it', { vkz: '0001104711' }, {}, []],
    ['V14 that the report is there already', {}, { sent: true }, ['V14_again a1']],
    ['V15 of another day', { stichtag: '2026-12-31' }, {}, ['V15 a1']],
  ])('%s', (_, other, context, expected) => {
    expect(said(aReport(other), inYear(context))).toEqual(expected);
  });

  it.each([
    [100, 126, true],
    [100, 125, false],
    [30, 39, false],
    [39, 49, true],
    [40, 50, false],
    [0, 10, true],
    [0, 9, false],
    [100, 74, true],
    [10, 0, true],
    [9, 0, false],
  ])('V10 where %i became %i: %s', (before, now, is) => {
    const of = (m: number) => aReport({ members: { ...members, b27_40: { m, w: 0, d: 0, o: 0 } } });
    const rows = said(of(now), inYear({ before: of(before) })).filter((one) => one.includes('b27_40'));
    expect(rows.length > 0).toBe(is);
    if (now === 0 && is) expect(rows).toEqual(['V10_gone b.b27_40']);
  });

  it('V10 of a department that ended', () => {
    const before = aReport({
      departments: [...aReport().departments, { association: '0088', name: 'Volleyball', counts: { w: 20 } }],
    });
    const change = changesOf(aReport(), before).departments.at(-1);
    expect(said(aReport(), inYear({ before }))).toContain('V10_gone c');
    expect(change).toMatchObject({ association: '0088', change: { total: { before: 20, now: undefined } } });
  });

  it('V10 not where only the year before is unknown', () => {
    expect(said(aReport(), inYear({ before: aReport({ members: undefined }) }))).toEqual([]);
  });
});

describe('a reason', () => {
  const context = inYear({ before: aReport() });
  const [warning] = checkReport(aReport(), context);
  it('lets a warning pass, and a blank one does not', () => {
    expect(warning && reasonKey(warning)).toBe('V11.b');
    const withReason = (reason: string) =>
      blocking(checkReport(aReport(), { ...context, reasons: { 'V11.b': reason } }));
    expect([withReason('Wirklich so'), withReason('  ')].map((left) => left.length)).toEqual([0, 1]);
  });
  it('lets no error pass', () => {
    expect(blocking([{ ...finding('V15', 'a1'), reason: 'Wir zählen im Dezember' }])).toHaveLength(1);
    expect(blocking([finding('V05', 'c')])).toEqual([]);
  });
});
