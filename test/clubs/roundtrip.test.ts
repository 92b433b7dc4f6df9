import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUpload } from '../../functions/reports/import/upload.ts';
import { countOf, figuresOf, genders, gendersOf, totalOf } from '../../survey/clubs/figures.ts';
import { toAnswers } from '../../survey/clubs/import/fill.ts';
import { writeFixed } from '../../survey/clubs/import/fixed.ts';
import { writeLsb } from '../../survey/clubs/import/lsb.ts';

const year = 2027;
const read = (text: string) => readUpload(new TextEncoder().encode(text), { year });

/** Lines of a random club: no two alike. */
const club = fc.uniqueArray(
  fc.record({
    association: fc.constantFrom('0000', '0030', '0088', '3400'),
    year: fc.integer({ min: year - 106, max: year - 1 }),
    gender: fc.constantFrom(...genders),
    count: fc.integer({ min: 0, max: 900 }),
  }),
  {
    selector: ({ association, year: born, gender }) => `${association} ${born} ${gender}`,
    minLength: 1,
    maxLength: 120,
  },
);

describe('of any club', () => {
  it('the LSB’s file comes back as it was, to the last member', async () => {
    await fc.assert(
      fc.asyncProperty(club, async (lines) => {
        const { result } = await read(writeLsb(lines));
        expect(result?.lines.map(({ line: _, ...rest }) => rest)).toEqual(lines);
        const all = lines.reduce((sum, { count }) => sum + count, 0);
        const inDepartments = (result?.departments ?? []).reduce((sum, { counts }) => sum + (countOf(counts) ?? 0), 0);
        const asMembers = lines.filter(({ association }) => association === '0000');
        const whole = asMembers.reduce((sum, { count }) => sum + count, 0);
        expect(result?.totals.all).toBe(all);
        expect(inDepartments + whole).toBe(all);
        if (asMembers.length > 0) expect(totalOf(result?.members)).toBe(whole);
        for (const { counts, bands } of result?.departments ?? []) expect(bands && gendersOf(bands)).toEqual(counts);
      }),
      { numRuns: 60 },
    );
  });

  it('a ja.dat comes back as it was, to the last man and woman', async () => {
    await fc.assert(
      fc.asyncProperty(club, async (lines) => {
        const records = lines.map(({ association, year: born, count }, index) => ({
          association,
          sport: String(index),
          year: born,
          m: count,
          w: index,
        }));
        const { result } = await read(writeFixed('1104711', records, '05.01.2027'));
        const m = records.reduce((sum, record) => sum + record.m, 0);
        const w = records.reduce((sum, record) => sum + record.w, 0);
        expect(result?.totals.all).toBe(m + w);
      }),
      { numRuns: 40 },
    );
  });

  it('the form takes the file’s figures and gives them back', async () => {
    await fc.assert(
      fc.asyncProperty(club, async (lines) => {
        const { result } = await read(writeLsb(lines));
        if (!result) throw new Error('nothing was read');
        const report = figuresOf(
          toAnswers(result, { d1: 3, 'b.b0_6.m': 4, c: 1, 'c.1.association': '9999', 'c.1.name': 'x' }),
        );
        expect(report.participation.migrants).toBe(3);
        expect(report.departments.map(({ association, counts }) => ({ association, counts }))).toEqual(
          result.departments.map(({ association, counts }) => ({ association, counts })),
        );
        if (result.members) expect(report.members).toEqual(result.members);
        else expect(report.members?.b0_6.m).toBe(4);
      }),
      { numRuns: 40 },
    );
  });
});
