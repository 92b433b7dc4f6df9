import type { Hono } from 'hono/tiny';
import type { Value } from '../../survey/answer.ts';
import { associationNames } from '../../survey/clubs/associations.ts';
import { figuresOf } from '../../survey/clubs/figures.ts';
import type { findingLevels, Says } from '../../survey/clubs/finding.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import type { Report } from '../../survey/organisation.ts';
import { wordingOf } from '../../survey/text.ts';
import type { Wave } from '../../survey/wave.ts';
import type { ReportDetail } from '../../web/desk/clubs/contract.ts';
import { comparing, fieldsOfAnswers, sayDifference } from '../../web/report/before.ts';
import { fieldOf, sayFinding } from '../../web/report/findings.tsx';
import { stepsOf } from '../../web/report/history.ts';
import { labelOf, sayValue } from '../../web/report/label.ts';
import { Problem } from '../problem.ts';
import { type Before, beforeOf } from '../reports/before.ts';
import { clubWave, rowsOf } from './clubs.ts';
import type { Desk, DeskDeps } from './deps.ts';

/** What labels are made from: the questionnaire and its German texts. */
async function sayingOf({ questionnaire: id, version }: Wave, { catalogue, publicWords }: DeskDeps) {
  const [questionnaire, german] = await Promise.all([
    catalogue.questionnaire(id, version),
    catalogue.translation(id, version, 'de'),
  ]);
  if (!questionnaire) throw new RangeError(`questionnaire ${id} version ${version} is not there`);
  const wording = wordingOf({ de: german?.texts ?? {} }, 'de', questionnaire.source);
  return { questionnaire, wording, words: await publicWords('de') };
}

type Saying = Awaited<ReturnType<typeof sayingOf>>;

/** Every number of the newest version beside last year's. */
function figuresIn(now: Report, before: Before, saying: Saying): ReportDetail['figures'] {
  const fields = fieldsOfAnswers(saying.questionnaire, now.answers);
  const compare = comparing(saying.questionnaire, fields, before.answers);
  // Departments are matched by their Fachverband, not by their place in the list.
  const then = (field: string, value: Value): string => {
    if (typeof value === 'number') return String(compare(field)?.before ?? '');
    const was = field.startsWith('c.') ? undefined : before.answers[field];
    return was === undefined ? '' : sayValue(field, was, saying);
  };
  return Object.entries(now.answers).flatMap(([field, value]) =>
    typeof value === 'object' && 'missing' in value
      ? []
      : [
          {
            label: labelOf(field, saying),
            now: field.endsWith('.association')
              ? (associationNames[String(value)] ?? String(value))
              : sayValue(field, value, saying),
            before: then(field, value),
            change: typeof value === 'number' ? sayDifference(compare(field) ?? {}, 'de') : '',
          },
        ],
  );
}

type Warning = { [S in Says]: (typeof findingLevels)[S] extends 'warning' ? S : never }[Says];

/** What a warning is called where its reason is read. */
const warnings: Readonly<Record<Warning, string>> = {
  V02_small: 'Wenige Mitglieder',
  V04: 'Ohne Fachverband',
  V06_old: 'Sehr alter Jahrgang',
  V10_change: 'Große Veränderung',
  V10_gone: 'Niemand mehr',
  V11: 'Alles wie im Vorjahr',
  V12_women: 'Anteil der Frauen',
  V12_children: 'Anteil der Kinder',
  V13_total: 'Divers und ohne Angabe',
  V13_before: 'Divers und ohne Angabe',
};
const titles = new Map<string, string>(Object.entries(warnings));

/** A reason is kept by what was found and of which item. */
function aboutOf(key: string, saying: Saying): string {
  const [says = '', item = ''] = key.split('.');
  return [titles.get(says), labelOf(item, saying)].filter(Boolean).join(': ');
}

async function yearBefore(wave: Wave, vkz: string, { catalogue, register, reports }: DeskDeps): Promise<Before> {
  const earlier = wave.invited?.before;
  const [stored, listed] = await Promise.all([
    register.find(vkz),
    earlier === undefined ? undefined : catalogue.wave(earlier),
  ]);
  if (!stored) throw new Problem('unknown_organisation', 'there is no such organisation in the register');
  return beforeOf(stored.organisation, listed?.wave, { register, reports });
}

async function detailOf(wave: Wave, vkz: string, deps: DeskDeps): Promise<ReportDetail> {
  const row = (await rowsOf(wave, deps)).find((one) => one.vkz === vkz);
  if (!row) throw new Problem('unknown_organisation', 'there is no such organisation in the register');
  const [saying, versions, before, report] = await Promise.all([
    sayingOf(wave, deps),
    deps.reports.versions(wave.id, vkz),
    yearBefore(wave, vkz, deps),
    deps.reportWords('de'),
  ]);
  const newest = versions.at(-1);
  const findings = newest
    ? checkReport(figuresOf(newest.answers), {
        ...{ year: wave.invited?.year ?? 0, organisation: { vkz }, reasons: newest.reasons },
        ...(Object.keys(before.answers).length > 0 ? { before: figuresOf(before.answers) } : {}),
      })
    : [];
  return {
    row,
    figures: newest ? figuresIn(newest, before, saying) : [],
    joined: before.joined,
    missing: before.missing,
    findings: findings.map((found) => ({
      ...{ level: found.level, reason: found.reason ?? '' },
      text: `${labelOf(fieldOf(found), saying)}: ${sayFinding(found, { report, wording: saying.wording })}`,
    })),
    versions: stepsOf(versions).map(({ number, role, day, reasons, changes }) => ({
      ...{ number, role, day },
      reasons: Object.entries(reasons).map(([about, text]) => ({
        about: aboutOf(about, saying),
        text,
      })),
      changes: changes.map(({ field, before: was, now }) => ({
        label: labelOf(field, saying),
        before: sayValue(field, was, saying),
        now: sayValue(field, now, saying),
      })),
    })),
  };
}

/** One report as staff look at it: newest figures, warnings with their reasons, and what each version changed. */
export function addReported(app: Hono<Desk>, deps: DeskDeps): void {
  app.get('/api/desk/clubs/:wave/:vkz', async (c) => {
    const { wave } = await clubWave(c.req.param('wave'), deps);
    return c.json(await detailOf(wave, c.req.param('vkz'), deps));
  });
}
