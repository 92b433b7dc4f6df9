import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { elternKita } from '../../questionnaires/all.ts';
import { type LabelledGroup, type LabelledTable, labelTables } from '../../survey/labels.ts';
import type { Place } from '../../survey/questionnaire.ts';
import type { Release } from '../../survey/release.ts';
import { releaseSchema } from '../../survey/schema.ts';
import { fielded } from '../../survey/table.ts';
import { contributionOf, mergeTallies, planOf } from '../../survey/tally.ts';
import { wordingOf } from '../../survey/text.ts';
import type { Edition } from '../../web/results/edition.ts';
import { someResponses } from '../attack/world.ts';
import { aWave } from '../desk/world.ts';
import { readOds } from '../files/ods.ts';
import { anEdition, cellsOf, textsOfKita, write, writeAll } from '../files/world.ts';
import { released } from '../released.ts';

const names = ['Sonne', 'Mond', 'Wald & Wiese', 'Haus "am Berg"', '=SUMME(A1)'];
const places: readonly Place[] = ['witten', 'hattingen'].flatMap((town) =>
  names.map((name, at) => ({ code: `${town}_${at + 1}`, name: `Kita ${name}`, in: town })),
);
const questionnaire = fielded(elternKita.questionnaire, places);

function aRelease(): Release {
  const plan = planOf(questionnaire);
  const responses = someResponses(questionnaire, 900, 3).map((one, at) => {
    const near = places.filter((place) => place.in === one.answers['k1']);
    const place = near[at % (near.length + 1)];
    return place ? { ...one, place: place.code } : one;
  });
  const tally = mergeTallies(responses.map((one) => contributionOf(plan, one)));
  return released(plan, aWave({ id: 'eltern-kita-2026', questionnaire: 'eltern-kita', k: 5 }), tally, '2026-11-19');
}

const release = aRelease();
const finer = release.tables.filter(({ breakdown }) => breakdown === 'place');
const edition = (change: { language?: string; values?: Edition['values'] } = {}): Edition =>
  anEdition({ release, questionnaire: elternKita.questionnaire, texts: textsOfKita, ...change });

type Row = readonly unknown[];

const rowsOf = (bytes: Buffer): readonly Readonly<Record<string, string>>[] =>
  parse(bytes, { bom: true, columns: true, delimiter: ';' });

/** Every cell of a list of lines as the artifact has it. */
const seen = (lines: readonly Readonly<Record<string, unknown>>[]) =>
  lines
    .filter(({ status }) => status === 'published' || status === 'C')
    .map(({ table, group, category, count, base }) => [
      ...[table, group, category],
      count === '' || count === null || count === undefined ? null : Number(count),
      Number(base),
    ]);

describe('a release by town and Kita as files', () => {
  it('has both levels, with what is pooled and what is hidden', () => {
    expect(releaseSchema.parse(JSON.parse(JSON.stringify(release)))).toEqual(release);
    expect(finer.filter(({ status }) => status === 'published').length).toBeGreaterThan(3);
    const rows = finer.flatMap((table) => table.rows);
    expect(rows.every((row) => row.in !== undefined)).toBe(true);
    expect(cellsOf(finer).some(([, , , count]) => count === null)).toBe(true);
  });

  it.each(['labels', 'codes'] as const)('says in the CSV of %s what each group lies in', async (values) => {
    const lines = rowsOf(await write(edition({ values }), 'csv'));
    expect(seen(lines)).toEqual(cellsOf(release.tables));
    const inside = new Map(finer.flatMap(({ id, rows }) => rows.map((row) => [`${id}/${row.code}`, row.in])));
    for (const line of lines) expect(line['within']).toBe(inside.get(`${line['table']}/${line['group']}`) ?? '');
    if (values === 'codes') expect(Object.keys(lines[0] ?? {})).not.toContain('within_label');
    else expect(new Set(lines.map((line) => line['within_label']))).toContain('Witten');
  });

  it.each(['xlsx', 'ods'] as const)('has the same cells on the sheets of the %s', async (format) => {
    const bytes = await write(edition(), format);
    const sheets =
      format === 'ods' ? readOds(bytes) : new Map((await readExcel(bytes)).map(({ sheet, data }) => [sheet, data]));
    const [header = [], ...rows]: readonly Row[] = sheets.get('Daten') ?? [];
    const lines = rows.map((row) => Object.fromEntries(header.map((name, at) => [String(name), row[at] ?? null])));
    expect(seen(lines)).toEqual(cellsOf(release.tables));
    const [heads = []]: readonly Row[] = sheets.get('Einrichtung') ?? [];
    expect(heads.map(String)).toEqual(expect.arrayContaining([expect.stringMatching(/^Witten: .*: Anzahl$/)]));
  });

  it('names in the report every place, its town before it, and shows no other number', async () => {
    const { report = Buffer.from(''), codebook = Buffer.from('') } = await writeAll(edition());
    expect(String(report)).toContain('Witten: Kita Sonne');
    expect(String(codebook)).toContain('Kita Haus &quot;am Berg&quot;');
    expect(String(report)).not.toContain('undefined');
  });

  it('is written the same again, and in every language', async () => {
    for (const language of ['ar']) {
      const [one, two] = await Promise.all([writeAll(edition({ language })), writeAll(edition({ language }))]);
      expect(one).toEqual(two);
    }
    const arabic = rowsOf(await write(edition({ language: 'ar' }), 'csv'));
    expect(seen(arabic)).toEqual(cellsOf(release.tables));
  });

  it('gives R and SPSS the town with the name of each group', async () => {
    const { r = Buffer.from(''), spss = Buffer.from(''), ddi = Buffer.from('') } = await writeAll(edition());
    expect(String(r)).toContain('within = "character"');
    expect(String(spss)).toMatch(/within A\d+/);
    expect(String(ddi)).toContain('name="within"');
    expect(String(r)).toContain('Witten: Kita Sonne');
  });
});

describe('labels of places', () => {
  let tables: readonly LabelledTable[] = [];
  beforeAll(() => {
    const word = (key: string, values: Readonly<Record<string, string>> = {}) =>
      [key, ...Object.values(values)].join(' ');
    tables = labelTables(release, { questionnaire, wording: wordingOf(textsOfKita, 'de', 'de'), word });
  });

  it('say the town, then the place, and all of a town by its name alone', () => {
    const groups: LabelledGroup[] = tables.flatMap(({ breakdown, rows }) =>
      breakdown?.code === 'place' ? [...rows] : [],
    );
    expect(groups.length).toBeGreaterThan(0);
    for (const { label, own, within } of groups) expect([`${within?.label}: ${own}`, within?.label]).toContain(label);
    const town = tables.find(({ breakdown }) => breakdown?.code === 'place')?.breakdown;
    expect(town).toMatchObject({ in: 'town', label: 'by_place' });
  });
});
