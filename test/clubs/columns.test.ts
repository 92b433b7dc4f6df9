import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { type Reading, readUpload } from '../../functions/reports/import/upload.ts';
import { toAnswers } from '../../survey/clubs/import/fill.ts';

const year = 2027;
type Other = Partial<Reading>;
const read = (content: string | Uint8Array, other: Other = {}) =>
  readUpload(typeof content === 'string' ? new TextEncoder().encode(content) : content, { year, ...other });

/** People counted, and what is said but for what every file is told: level, sentence, line and column. */
async function told(content: string | Uint8Array, other: Other = {}) {
  const { findings, result } = await read(content, other);
  const said = findings
    .filter(({ says }) => !['F_ages', 'F_once', 'F_diverse'].includes(says))
    .map(({ level, says, line, column }) => [level, says, line, column].filter((part) => part !== undefined).join(' '));
  return { all: result?.totals.all, said };
}

type Cells = (string | number | null)[][];
const sheet = (rows: Cells, more: object = {}) => writeXlsx({ sheets: [{ name: 'Meldung', rows, ...more }] });

describe('a table with a header that nobody knows', () => {
  const text = 'Liste unseres Vereins;;\nWann;Jungs;Mädels\n1987;3;2\n1988;1;1\n';
  const mapping = ['year', 'm', 'w'] as const;

  it('asks what its columns are, and is read by the answer; rows above the numbers are named, not counted', async () => {
    expect(await told(text)).toEqual({ all: undefined, said: ['error F_mapping'] });
    expect(await told(text, { mapping })).toEqual({ all: 7, said: ['info F_above 1', 'info F_above 2'] });
  });

  it('may have it once more further down', async () => {
    expect(await told(`${text}Wann;Jungs;Mädels\n1990;1;0\n`, { mapping })).toEqual({
      all: 8,
      said: ['info F_above 1', 'info F_above 2', 'info F_header 5'],
    });
  });

  it('does not lose a first line whose numbers are wrong: that is named as a fault', async () => {
    expect(await told('19x7;3;2\n1988;1;1\n', { mapping })).toEqual({ all: 2, said: ['error F_year 1 1'] });
    expect(await told('1987;3,5;2\n1988;1;1\n', { mapping })).toEqual({ all: 4, said: ['error V01_number 1 2'] });
  });

  it('that says there is no number at all has every line named', async () => {
    const { said } = await told('a;b;c\nd;e;f\n', { mapping });
    expect(said.filter((one) => one.startsWith('error')).length).toBeGreaterThan(1);
  });
});

describe('a table with a header that is known', () => {
  const titled: Cells = [
    ['Mitgliederstatistik zum 01.01.2027', null, null],
    ['TV Beispiel e. V.', null, null],
    [null, null, null],
    ['Geburtsjahr', 'männlich', 'weiblich'],
    [1987, 3, 2],
  ];

  it('is read below titles and blank rows, and below merged ones', async () => {
    const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }];
    expect(await told(await sheet(titled, { merges }))).toEqual({ all: 5, said: [] });
  });

  it('may spread over two rows, the upper of merged cells', async () => {
    const rows: Cells = [
      ['Jahrgang', 'Mitglieder', null, null],
      [null, 'm', 'w', 'divers'],
      [1987, 3, 2, 1],
      [2015, 4, 4, 0],
    ];
    const merges = [
      { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
      { startRow: 0, startCol: 1, endRow: 0, endCol: 3 },
    ];
    expect(await told(await sheet(rows, { merges }))).toEqual({ all: 14, said: [] });
  });

  it('may have it again on every printed page, but not another table below', async () => {
    const head = 'Jahrgang;m;w\n';
    expect(await told(`${head}1987;3;2\n${head}1988;1;1\n`)).toEqual({ all: 7, said: ['info F_header 3'] });
    expect(await told(`${head}1987;3;2\nJahrgang;w;m\n1988;1;1\n`)).toEqual({ all: 7, said: ['error F_second 3'] });
  });

  it('may have a last row of formulas that add up: they count for nothing, and are compared', async () => {
    const rows: Cells = [['Jahrgang', 'm', 'w'], [1987, 3, 2], [1988, 1, 1], ['Summe']];
    const sum = (formula: string, formulaResult: number) => ({ formula, formulaResult });
    const cells = (women: number) =>
      new Map([
        ['3,1', sum('SUM(B2:B3)', 4)],
        ['3,2', sum('SUM(C2:C3)', women)],
      ]);
    expect(await told(await sheet(rows, { cells: cells(3) }))).toEqual({ all: 7, said: [] });
    expect(await told(await sheet(rows, { cells: cells(9) }))).toEqual({ all: 7, said: ['error V02_sum 4 3'] });
  });
});

describe('the LSB’s file with a header over it', () => {
  const lines = '0030;1987;m;3\n0030;1988;w;2\n0030;1989;m;1\n';

  it.each([
    ['its own', 'Fachverband;Jahrgang;Geschlecht;Anzahl\n'],
    ['one of other words', 'FV;Jg;Geschl;Anz\n'],
  ])('is read, whether the header is %s', async (_, header) => {
    expect(await told(header + lines)).toEqual({ all: 6, said: ['info F_above 1'] });
  });

  it('is read by the header where that names the columns in another order', async () => {
    const text = 'Jahrgang;Fachverband;Geschlecht;Anzahl\n1987;0030;m;3\n1988;0030;w;2\n';
    const { kind, result } = await read(text);
    expect([kind, result?.totals]).toEqual(['table', { all: 5, associations: { '0030': 5 } }]);
  });

  it('has a Fachverband in the column of birth years named', async () => {
    expect(await told('1987;0030;m;3\n1988;0030;w;2\n1989;0030;w;2\n')).toMatchObject({ all: 0 });
  });
});

describe('a number that could mean two things', () => {
  const wrong = ['12,0', '1.234', '1,5', '-3', '1e3', '12 Personen', '١٢'];

  it.each(wrong)('is named and not counted, as text: %s', async (number) => {
    expect(await told(`Jahrgang;m;w\n1987;"${number}";2\n1988;1;1\n`)).toEqual({
      all: 4,
      said: ['error V01_number 2 2'],
    });
  });

  it('is named and not counted in a spreadsheet and in a file of fixed width', async () => {
    const rows: Cells = [
      ['Jahrgang', 'm', 'w'],
      [1987, 1.5, 2],
      [2090, 1, 1],
      [1988.5, 1, 1],
      [1989, 100_000, 1],
    ];
    expect(await told(await sheet(rows))).toEqual({
      all: 3,
      said: ['error V01_number 2 2', 'error V06_future 3 1', 'error F_year 4 1', 'error V01_number 5 2'],
    });
  });
});

describe('a name that a spreadsheet would run', () => {
  it('is a name: it stands in the draft as it is, and no cell of it is a number', async () => {
    const text = 'Fachverband;Abteilung;Jahrgang;m;w\n30;"=cmd|\' /C calc\'!A0";1987;3;2\n88;@SUM(A1);1987;1;1\n';
    const { result } = await read(text);
    const answers = result && toAnswers(result, {});
    expect([answers?.['c.1.name'], answers?.['c.2.name']]).toEqual(["=cmd|' /C calc'!A0", '@SUM(A1)']);
  });
});
