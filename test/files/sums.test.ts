import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { sumFile } from '../../functions/desk/sums/formats.ts';
import { keyedBy } from '../../functions/release/seal.ts';
import { resultsStyle } from '../../infra/build.ts';
import { madeClubs } from '../../survey/clubs/generate.ts';
import { type ClubRelease, makeClubRelease, withholdClubs } from '../../survey/clubs/release.ts';
import { clubReleaseSchema } from '../../survey/clubs/schema.ts';
import { type FileFormat, fileFormats } from '../../web/desk/contract.ts';
import { sumEditionOf } from '../../web/results/sums/edition.ts';
import { aWave } from '../builders.ts';
import { readOds, xmlOf } from './ods.ts';

const wave = aWave({ id: 'sport-2027', questionnaire: 'sportverein-teilnahme', k: 3, invited: { year: 2027 } });
const clubs = madeClubs(2027, { seed: 3, count: 90 }).flatMap(({ row, years }, index) => {
  const report = years.at(-1)?.report;
  const name = index === 9 ? '=cmd|x <b>"' : row.name;
  return report ? [{ holding: row.vkz, town: row.town, name, named: index % 9 === 0, report }] : [];
});
const draft = makeClubRelease(wave, clubs, {
  ...{ number: 1, day: '2027-03-02', keyed: keyedBy('secret') },
  rule: { least: 3, percent: 10 },
});
const release: ClubRelease = {
  ...draft,
  ...{ data: 'a'.repeat(64), audit: { checked: 900, withheld: 1 } },
  tables: draft.tables.map((table, at) => (at === 5 ? withholdClubs(table, 'audit') : table)),
};
const edition = sumEditionOf(release, JSON.stringify(release), true);

let style = '';
beforeAll(async () => {
  style = await resultsStyle();
});
const fileIn = (format: FileFormat, values: 'labels' | 'codes' = 'labels', of = edition) =>
  sumFile(of, format, { values, separator: ';', style });
const textIn = async (format: FileFormat, values: 'labels' | 'codes' = 'labels'): Promise<string> =>
  (await fileIn(format, values)).bytes.toString('utf8');

/** What a release says of each place; totals are places too. */
const placesOf = ({ tables }: ClubRelease): ReadonlyMap<string, number | null> =>
  new Map(
    tables.flatMap(({ id, status, rows, columns, counts, rowTotals, columnTotals, total }) =>
      status === 'withheld'
        ? []
        : [
            ...rows.flatMap(({ code: row }, r) => [
              ...(columns.length > 1
                ? columns.map(({ code }, c) => [`${id} ${row} ${code}`, counts[r]?.[c] ?? null] as const)
                : []),
              [`${id} ${row} total`, rowTotals[r] ?? null] as const,
            ]),
            ...(columns.length > 1
              ? columns.map(({ code }, c) => [`${id} total ${code}`, columnTotals[c] ?? null] as const)
              : []),
            [`${id} total total`, total] as const,
          ],
    ),
  );

describe('a file of clubs’ figures', () => {
  it('as CSV says every number of the release, and leaves those empty that are hidden', async () => {
    for (const values of ['labels', 'codes'] as const) {
      const rows: Record<string, string>[] = parse(await textIn('csv', values), {
        bom: true,
        delimiter: ';',
        columns: true,
      });
      const own = rows.filter(({ status }) => status !== 'withheld');
      const read = own.map(
        ({ table, row, column, value }) => [`${table} ${row} ${column}`, value === '' ? null : Number(value)] as const,
      );
      expect(new Map(read)).toEqual(placesOf(release));
      expect(own.filter(({ value, status }) => (value === '') !== (status === 'C'))).toEqual([]);
      expect(own.some(({ status }) => status === 'C')).toBe(true);
      expect(rows.filter(({ table }) => table === 'board~town').map(({ status }) => status)).toEqual(['withheld']);
      expect(new Set(rows.filter(({ table }) => table === 'migrants~town').map(({ basis }) => basis))).toEqual(
        new Set(['estimated']),
      );
    }
  });

  it.each([
    ['xlsx', async (bytes: Buffer) => new Map((await readExcel(bytes)).map(({ sheet, data }) => [sheet, data]))],
    ['ods', async (bytes: Buffer) => new Map(readOds(bytes))],
  ] as const)('as %s has a sheet for each table, with the mark where a number is hidden', async (format, read) => {
    const sheets = await read((await fileIn(format)).bytes);
    expect([...sheets.keys()]).toEqual([
      ...['Hinweise', 'Mitglieder', 'Fachverbände', 'Einwanderungsgeschichte', 'Ohne Mitgliedschaft', 'Übungsleitende'],
      ...['Vorstand', 'Teilgenommen', 'Daten'],
    ]);
    const members = sheets.get('Mitglieder') ?? [];
    const [table] = release.tables;
    table?.counts.forEach((row, r) => {
      row.forEach((count, c) => {
        expect(members[r + 1]?.[c + 1]).toBe(count === null ? '•' : count === 0 ? '–' : count);
      });
    });
    expect(String(sheets.get('Vorstand')?.[1]?.[0])).toContain('Nicht veröffentlicht');
    expect(sheets.get('Teilgenommen')?.flat()).toContain('=cmd|x <b>"');
    const notes = (sheets.get('Hinweise') ?? []).flat().join(' ');
    expect(notes).toContain('mindestens 3 Vereine');
    expect(notes).toContain('geschätzt');
    expect(notes).toContain('erfunden');
  });

  it('as JSON is the stored text, as XML well formed, and every script names every code', async () => {
    expect(clubReleaseSchema.parse(JSON.parse(await textIn('json')))).toEqual(release);
    expect(await textIn('json')).toBe(JSON.stringify(release));
    expect(xmlOf(await textIn('ddi')).getElementsByTagName('var').length).toBe(13 + 6);
    const [spss, r] = [await textIn('spss'), await textIn('r')];
    for (const { id, rows } of release.tables)
      for (const { code } of rows) for (const script of [spss, r]) expect(script).toContain(`${id}/${code}`);
    expect(spss).toContain("/FILE='sport-2027-veroeffentlichung-1-codes-beispieldaten.csv'");
  });

  it('as report and codebook explains the mark, and writes names as text', async () => {
    const [report, codebook] = [await textIn('report'), await textIn('codebook')];
    expect(report.includes('=cmd|x &lt;b>')).toBe(true);
    for (const page of [report, codebook]) {
      expect(page).toContain('Zum Schutz der Vereine nicht ausgewiesen');
      expect(page).toContain('Wiedererkennen ist untersagt');
      expect(page).not.toContain('<script');
    }
    expect(report).toContain('Mindestens ein Verein hat geschätzt');
    expect(report).toContain('Anteil mit Einwanderungsgeschichte (geschätzt)');
  });

  it('has nothing of the rule that is told to nobody', async () => {
    for (const format of fileFormats) {
      const text = await textIn(format);
      expect([
        format,
        /p ?%|dominance.{0,4}1|10 ?Prozent/.test(
          format === 'xlsx' || format === 'ods' ? '' : text.replace('"rule":"dominance","least"', ''),
        ),
      ]).toEqual([format, false]);
    }
  });

  it('is the same bytes again, and tells two worlds apart by nothing but the seal, where the release does', async () => {
    const other = { ...release, data: 'b'.repeat(64) };
    const twin = sumEditionOf(other, JSON.stringify(other), true);
    for (const format of fileFormats) {
      const [first, again, another] = await Promise.all([
        fileIn(format),
        fileIn(format),
        fileIn(format, 'labels', twin),
      ]);
      expect([format, first.bytes.equals(again.bytes)]).toEqual([format, true]);
      expect([format, first.bytes.equals(another.bytes)]).toEqual([format, format !== 'json']);
    }
  });
});
