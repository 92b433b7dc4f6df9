import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { type Reading, readUpload } from '../../functions/reports/import/upload.ts';
import { countOf, totalOf } from '../../survey/clubs/figures.ts';
import { ageOf, bandOf } from '../../survey/clubs/import/age.ts';
import { withImport } from '../../survey/clubs/import/fill.ts';
import { writeFixed } from '../../survey/clubs/import/fixed.ts';
import { meanings } from '../../survey/clubs/import/mapping.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { aReport, inYear } from './club.ts';

const year = 2027;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, other: Partial<Reading> = {}) => readUpload(utf8(text), { year, ...other });
/** What is said of a file: the sentence, and where. */
const said = async (content: string | Uint8Array, other: Partial<Reading> = {}) => {
  const { findings } = await readUpload(typeof content === 'string' ? utf8(content) : content, { year, ...other });
  return findings
    .filter(({ says }) => says !== 'F_ages' && says !== 'F_once')
    .map(({ says, line, column }) => [says, line, column].filter((part) => part !== undefined).join(' '));
};

describe('a birth year', () => {
  it.each([
    [2026, 0, 'b0_6'],
    [2020, 6, 'b0_6'],
    [2019, 7, 'b7_14'],
    [2012, 14, 'b7_14'],
    [2011, 15, 'b15_18'],
    [2008, 18, 'b15_18'],
    [2007, 19, 'b19_26'],
    [1999, 27, 'b27_40'],
    [1985, 41, 'b41_60'],
    [1966, 60, 'b41_60'],
    [1965, 61, 'b61'],
  ])('%i is the age %i at the Stichtag', (born, age, band) => {
    expect([ageOf(year, born), bandOf(ageOf(year, born))]).toEqual([age, band]);
  });
});

describe('a file of the LSB', () => {
  const good = '3400;1987;m;3\n3400;1987;w;2\n3400;2015;d;1\n3400;1950;o;1\n';

  it('is read as it stands, whatever ends its lines and begins it', async () => {
    for (const text of [good, good.replaceAll('\n', '\r\n'), `\uFEFF${good}`, good.trimEnd()]) {
      const { kind, result } = await read(text);
      expect(kind).toBe('lsb');
      expect(result?.totals).toEqual({ all: 7, associations: { 3400: 7 } });
      expect(result?.members?.b27_40).toEqual({ m: 3, w: 2, d: 0, o: 0 });
      expect(result?.departments).toMatchObject([
        { association: '3400', name: 'Rudern', counts: { m: 3, w: 2, d: 1, o: 1 } },
      ]);
    }
    expect(await said(good)).toEqual([]);
  });

  it('has each of seven faults named with its line and column, and keeps what is right', async () => {
    const faulty = [
      ...['3400;1987;m;3', '3400;2090;m;1', '3400;1987;x;1', '3400;87;w;1', '34000;1987;w;1'],
      ...['3400;1988;w;1,5', '3400;1989;w', '3400;1910;w;1', '3400;1987;m;4', '3400;1990;w;1.234', '3400;1995;w;9'],
    ].join('\n');
    expect((await said(faulty)).sort()).toEqual(
      [
        ...['V06_future 2 2', 'F_gender 3 3', 'F_year 4 2', 'F_association 5 1', 'V01_number 6 4', 'F_columns 7'],
        ...['V06_old 8 2', 'V07 9', 'V01_number 10 4'],
      ].sort(),
    );
    const { result } = await read(faulty);
    expect(result?.totals.all).toBe(3 + 1 + 4 + 9);
  });

  it('adds up lines that are there twice only once the club has said so', async () => {
    const twice = '0030;1987;m;3\n0030;1987;m;4\n';
    expect((await read(twice)).result?.duplicates).toEqual([
      { association: '0030', year: 1987, gender: 'm', lines: [1, 2], counts: [3, 4] },
    ]);
    expect(await said(twice)).toEqual(['V07 2']);
    expect(await said(twice, { addUp: true })).toEqual([]);
    expect((await read(twice, { addUp: true })).result?.totals.all).toBe(7);
  });

  it('of several Fachverbände tells no total of the club, as a member may be in two', async () => {
    const { result } = await read('0030;1987;m;3\n0088;1987;m;2\n');
    expect(result?.members).toBeUndefined();
    expect(result?.departments.map(({ name, counts }) => [name, countOf(counts)])).toEqual([
      ['Fußball', 3],
      ['Volleyball', 2],
    ]);
    expect(await said('0030;1987;m;3\n0088;1987;m;2\n')).toEqual(['F_members']);
  });

  it('is read in UTF-8 and in Windows-1252, and what is neither is named by its line', async () => {
    const header = 'Abteilung;Fachverband;Jahrgang;Geschlecht;Anzahl\n';
    const latin = Uint8Array.from(
      [...`${header}Fu`]
        .map((one) => one.charCodeAt(0))
        .concat(
          [0xdf],
          [...'ball;30;1987;m;3\n'].map((one) => one.charCodeAt(0)),
        ),
    );
    const { result, findings } = await readUpload(latin, { year });
    expect(result?.departments[0]?.name).toBe('Fußball');
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    const broken = Uint8Array.from([...utf8('3400;1987;m;3\n3400;19'), 0x81, ...utf8('87;m;3\n3400;1988;m;3\n')]);
    expect(await said(broken)).toEqual(['V16 2']);
    expect((await readUpload(broken, { year })).result?.totals.all).toBe(6);
    const wide = Uint8Array.from([0xff, 0xfe, ...[...good].flatMap((one) => [one.charCodeAt(0), 0])]);
    expect((await readUpload(wide, { year })).result?.totals.all).toBe(7);
  });
});

describe('a file of the DOSB interface 1.8', () => {
  const record = { association: '0030', sport: '0001', year: 1987, m: 3, w: 2 };
  it('is read by its widths; it knows no divers, and says so', async () => {
    const text = writeFixed('1104711', [{ ...record, association: '0000' }, record], '05.01.2027');
    expect(text.split('\r\n')[0]).toHaveLength(80);
    const { kind, result } = await read(text);
    expect([kind, result?.vkz, totalOf(result?.members), result?.departments.length]).toEqual([
      'ja.dat',
      '1104711',
      5,
      1,
    ]);
    expect(result?.members?.b27_40).toEqual({ m: 3, w: 2 });
    expect(await said(text)).toEqual(['F_diverse']);
  });

  it('has lines of another width, letters in numbers and years to come named', async () => {
    const lines = writeFixed(
      '1104711',
      [record, record, { ...record, year: 2090 }, { ...record, year: 1988 }],
      '05.01.2027',
    ).split('\r\n');
    const text = [
      lines[0],
      `${lines[1]} `,
      lines[2],
      lines[3]?.replace('00000003', '0000000x'),
      lines[0]?.replace('1104711', '2204711'),
    ].join('\n');
    expect((await said(text)).sort()).toEqual(
      ['F_width 2', 'V06_future 3 6', 'V01_number 4 7', 'V14_club', 'V07 5', 'V07 5', 'F_diverse'].sort(),
    );
  });
});

describe('any table', () => {
  it('has columns of twelve meanings, each there once', () => {
    expect(new Set(meanings).size).toBe(12);
  });

  it.each([
    ['Jahrgang;Geschlecht;Anzahl\n1987;männlich;3\n1987;weiblich;2\n', 5],
    ['Mitglieder des Vereins\n\nGeburtsjahr,m,w,divers\n1987,3,2,\n2015,,1,1\nSumme,3,3,1\n', 7],
    ['Fachverband-Nr.\tAbteilung\tJahrgang\tmännlich\tweiblich\n30\t=cmd\t1987\t3\t2\n', 5],
    ['Abteilung;Geburtsdatum;Geschlecht;Anzahl\nAbteilung Fußball;12.03.1987;m;4\nGesamtverein;01.02.1988;w;3\n', 7],
    ['"Geburtsdatum";"Geschlecht";"Anzahl"\n"12.03.1987";"m";"1"\n"1987-03-13";"w";"1"\n', 2],
  ])('is read by what its header says: %j', async (text, all) => {
    const { kind, result, findings } = await read(text);
    expect([kind, result?.totals.all]).toEqual(['table', all]);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('without a header that is known asks what its columns mean, and is read by what the club says', async () => {
    const text = 'a;b;c\n1987;3;2\n1988;1;1\n';
    const asked = await read(text);
    expect(asked.findings.map(({ says }) => says)).toEqual(['F_mapping']);
    expect([asked.columns?.length, asked.sample?.[0]]).toEqual([3, ['a', 'b', 'c']]);
    const told = await read('1987;3;2\n1988;1;1\n', { mapping: ['year', 'm', 'w'] });
    expect(told.result?.totals.all).toBe(7);
  });

  it('has a second header, sums that do not agree, another Stichtag and another club named', async () => {
    const text = [
      ...['Vereinsnummer;Stichtag;Jahrgang;m;w', '2204711;31.12.2026;1987;3;2', 'Vereinsnummer;Stichtag;Jahrgang;m;w'],
      ...['2204711;31.12.2026;1988;1;1', 'Gesamt;;;9;3'],
    ].join('\n');
    expect(await said(text)).toEqual(['F_header 3', 'V02_sum 5 4', 'F_diverse']);
    const { result } = await read(text);
    const report = result ? withImport(result, aReport()) : aReport();
    const found = checkReport(report, inYear()).map(({ says }) => says);
    expect(found).toEqual(expect.arrayContaining(['V14_club', 'V15']));
  });
});

describe('a spreadsheet', () => {
  type Values = (string | number | null)[][];
  const rows: Values = [
    ['Jahrgang', 'Geschlecht', 'Anzahl'],
    [1987, 'm', 3],
    [1988, 'w', 2],
  ];

  it('is read from its first sheet that is shown and filled', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Notizen', hidden: true, rows: [['geheim']] },
        { name: 'Leer', rows: [] },
        { name: 'Meldung', rows },
        { name: 'Alt', rows },
      ],
    });
    const { result } = await readUpload(bytes, { year });
    expect(result?.totals.all).toBe(5);
    expect(await said(bytes)).toEqual(['F_hidden', 'F_sheets']);
  });

  it('has formulas and merged cells named by row and column', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Meldung',
          rows: [...rows, [1990, 'm', null], [1991, 'w', 4]],
          cells: new Map([['3,2', { formula: 'SUM(C2:C3)', formulaResult: 5 }]]),
          merges: [{ startRow: 4, startCol: 1, endRow: 4, endCol: 2 }],
        },
      ],
    });
    expect(await said(bytes)).toEqual(['F_formula 4 3', 'F_merged 5 2', 'F_merged 5 3']);
  });
});
