import { createHmac } from 'node:crypto';
import { auditClubs } from '../../functions/audit/clubs.ts';
import { readUpload } from '../../functions/reports/import/upload.ts';
import { totalOf } from '../../survey/clubs/figures.ts';
import { madeClubs } from '../../survey/clubs/generate.ts';
import { withImport } from '../../survey/clubs/import/fill.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import { type ClubTable, clubTables, contributionsOf, type ReportingClub } from '../../survey/clubs/tables.ts';

const year = 2027;
const keyed = (text: string): number => createHmac('sha256', 'bench').update(text).digest().readUInt32BE(0);

/** What it takes to import the files of a county's clubs, to check them and to protect their tables. */
type ClubCost = {
  readonly clubs: number;
  readonly files: number;
  readonly lines: number;
  readonly members: number;
  readonly findings: number;
  readonly importMs: number;
  readonly tablesMs: number;
  readonly shown: number;
  /** Numbers that were sought by linear programs, and how long that took: before a release is stored, and after. */
  readonly checked: readonly [number, number];
  readonly attackMs: readonly [number, number];
  /** Largest resident memory of the process, in MB, the generator's own clubs included. */
  readonly peakMb: number;
};

const rule = { least: 3, percent: 10 };

/** The attacks before a release is stored (as 10 clubs for each table) and after (as every club). Throws where one succeeds. */
async function attacked(tables: readonly ClubTable[], clubs: readonly ReportingClub[]) {
  const given = contributionsOf(tables, clubs);
  const play = async (insiders: number) => {
    const from = performance.now();
    const { broken, checked } = await auditClubs(tables, given, rule, insiders);
    if (broken.length > 0) throw new Error(`an attack breaks ${broken.join(', ')}`);
    return { checked, ms: performance.now() - from };
  };
  const [before, after] = [await play(10), await play(Number.POSITIVE_INFINITY)];
  return { checked: [before.checked, after.checked] as const, attackMs: [before.ms, after.ms] as const };
}

/** Imports and checks 410 clubs' files of a year one after the other, beside the year before, and protects the tables. */
async function measureClubs(): Promise<ClubCost> {
  const clubs = madeClubs(year);
  const from = performance.now();
  const count = { files: 0, lines: 0, findings: 0 };
  const reporting: ReportingClub[] = [];
  for (const { row, years } of clubs) {
    const [, before, now] = years;
    if (!now?.report) continue;
    const upload = now.file === undefined ? undefined : await readUpload(Buffer.from(now.file), { year, addUp: true });
    const report = upload?.result ? withImport(upload.result, now.report) : now.report;
    const findings = checkReport(report, { year, organisation: row, before: before?.report });
    count.files += upload ? 1 : 0;
    count.lines += upload?.result?.lines.length ?? 0;
    count.findings += findings.length + (upload?.findings.length ?? 0);
    reporting.push({ holding: row.vkz, town: row.town, report });
  }
  const read = performance.now();
  const tables = clubTables(reporting, { rule, keyed });
  const done = performance.now();
  const attack = await attacked(tables, reporting);
  const cells = tables.flatMap(({ counts }) => counts.flat());
  return {
    ...count,
    clubs: clubs.length,
    members: reporting.reduce((sum, { report }) => sum + (totalOf(report.members) ?? 0), 0),
    importMs: read - from,
    tablesMs: done - read,
    ...attack,
    shown: cells.filter((cell) => cell !== null).length / cells.length,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

const { clubs, files, lines, members, findings, importMs, tablesMs, shown, checked, attackMs, peakMb } =
  await measureClubs();
const said = (at: 0 | 1, when: string): string =>
  [
    `attacked ${when}`.padEnd(78),
    `${Math.round(attackMs[at])} ms, ${checked[at]} numbers sought, none found too well`,
  ].join(' ');
process.stdout.write(
  [
    `${clubs} clubs: ${files} files of ${lines} lines, ${members} members, read and checked`.padEnd(78) +
      ` ${Math.round(importMs)} ms, ${findings} findings`,
    'their six tables protected'.padEnd(78) +
      ` ${Math.round(tablesMs)} ms, ${Math.round(shown * 100)} % of the cells shown`,
    said(0, 'before a release is stored'),
    said(1, 'once more after, as every club'),
    `${'the process’s largest memory'.padEnd(78)} ${Math.round(peakMb)} MB\n`,
  ].join('\n'),
);
