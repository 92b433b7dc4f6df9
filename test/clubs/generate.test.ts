import { beforeAll, describe, expect, it } from 'vitest';
import { readUpload } from '../../functions/reports/import/upload.ts';
import { readReady } from '../../questionnaires/all.ts';
import { answersOf } from '../../survey/clubs/answers.ts';
import { type ClubReport, figuresOf, totalOf } from '../../survey/clubs/figures.ts';
import { type MadeClub, madeClubs } from '../../survey/clubs/generate.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { acceptResponse } from '../../survey/response.ts';

const year = 2027;
let clubs: readonly MadeClub[] = [];
let reports: readonly ClubReport[] = [];
beforeAll(() => {
  clubs = madeClubs(year);
  reports = clubs.flatMap(({ years }) => years.at(-1)?.report ?? []);
});

describe('the made-up clubs of a county', () => {
  it('are 410 in nine towns with about 100,000 members, most of them small', () => {
    expect(clubs).toHaveLength(410);
    expect(new Set(clubs.map(({ row }) => row.vkz)).size).toBe(410);
    expect(new Set(clubs.map(({ row }) => row.town)).size).toBe(9);
    const sizes = reports.map(({ members }) => totalOf(members) ?? 0).sort((a, b) => a - b);
    const all = sizes.reduce((sum, one) => sum + one, 0) * (410 / sizes.length);
    expect(all).toBeGreaterThan(85_000);
    expect(all).toBeLessThan(120_000);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(170);
    expect(sizes.at(-1)).toBeGreaterThan(1000);
  });

  it('are the same for the same seed, and others for another', () => {
    const few = (seed: number) => JSON.stringify(madeClubs(year, { seed, count: 3 }));
    expect(few(5)).toBe(few(5));
    expect(few(5)).not.toBe(few(6));
  });

  it('fall silent, jump, send last year’s report again and drop divers members', () => {
    const silent = clubs.filter(({ years }) => years.at(-1)?.report === undefined).length;
    expect(silent).toBeGreaterThan(15);
    expect(silent).toBeLessThan(60);
    const said = new Set(
      clubs.flatMap(({ row, years }) => {
        const [, before, now] = years.map(({ report }) => report);
        return now ? checkReport(now, { year, organisation: row, before }).map(({ says }) => says) : [];
      }),
    );
    for (const says of ['V05', 'V09_estimated', 'V10_change', 'V11', 'V12_women', 'V13_total'])
      expect(said).toContain(says);
    expect([...said].filter((says) => says.startsWith('V01') || says.startsWith('V03'))).toEqual([]);
  });

  it('have files that hold what they report, to the last member', async () => {
    for (const { years } of clubs.slice(0, 60)) {
      const { report, file } = years.at(-1) ?? {};
      if (!report || file === undefined) continue;
      const { result } = await readUpload(new TextEncoder().encode(file), { year });
      const isFaulty = result?.findings.some(({ level }) => level === 'error');
      if (isFaulty) expect(file).toContain('2090');
      else
        expect(result?.departments.map(({ counts }) => counts)).toEqual(report.departments.map(({ counts }) => counts));
      if (!isFaulty && report.departments.length > 1) expect(result?.members).toEqual(report.members);
    }
  });

  it('fill in the form, which accepts what they say', () => {
    const { questionnaire } = readReady('sportverein-teilnahme');
    for (const { years } of clubs.slice(0, 80))
      for (const { answers = {} } of years.filter((one) => one.answers)) {
        const fields = Object.entries(answers).map(([field, value]) => [
          field,
          Array.isArray(value) ? value : [String(value)],
        ]);
        const accepted = acceptResponse(questionnaire, Object.fromEntries(fields), { strict: true });
        expect(accepted.ok || accepted.issues).toBe(true);
        if (accepted.ok) expect(figuresOf(accepted.answers)).toEqual(figuresOf(answers));
      }
  });

  it('fill in the form, which gives their figures back', () => {
    for (const report of reports.slice(0, 100)) {
      const without = { ...report, departments: report.departments.map(({ bands: _, ...rest }) => rest) };
      expect(figuresOf(answersOf(report))).toEqual(without);
    }
  });
});
