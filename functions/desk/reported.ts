import type { Hono } from 'hono/tiny';
import { associationNames } from '../../survey/clubs/associations.ts';
import { figuresOf } from '../../survey/clubs/figures.ts';
import { checkReport } from '../../survey/clubs/rules.ts';
import type { Report } from '../../survey/organisation.ts';
import { wordingOf } from '../../survey/text.ts';
import type { Wave } from '../../survey/wave.ts';
import type { ReportDetail } from '../../web/desk/clubs/contract.ts';
import { fieldOf } from '../../web/report/findings.tsx';
import { stepsOf } from '../../web/report/history.ts';
import { labelOf, sayValue } from '../../web/report/label.ts';
import { Problem } from '../problem.ts';
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
function figuresIn(now: Report, before: Report | undefined, saying: Saying): ReportDetail['figures'] {
  return Object.entries(now.answers).flatMap(([field, value]) =>
    typeof value === 'object' && 'missing' in value
      ? []
      : [
          {
            label: labelOf(field, saying),
            now: field.endsWith('.association')
              ? (associationNames[String(value)] ?? String(value))
              : sayValue(field, value, saying),
            before: before?.answers[field] === undefined ? '' : sayValue(field, before.answers[field], saying),
          },
        ],
  );
}

async function detailOf(wave: Wave, vkz: string, deps: DeskDeps): Promise<ReportDetail> {
  const row = (await rowsOf(wave, deps)).find((one) => one.vkz === vkz);
  if (!row) throw new Problem('unknown_organisation', 'there is no such organisation in the register');
  const earlier = wave.invited?.before;
  const [saying, versions, before, report] = await Promise.all([
    sayingOf(wave, deps),
    deps.reports.versions(wave.id, vkz),
    earlier === undefined ? undefined : deps.reports.newest(earlier, vkz),
    deps.reportWords('de'),
  ]);
  const newest = versions.at(-1);
  const findings = newest
    ? checkReport(figuresOf(newest.answers), {
        ...{ year: wave.invited?.year ?? 0, organisation: { vkz }, reasons: newest.reasons },
        ...(before ? { before: figuresOf(before.answers) } : {}),
      })
    : [];
  const say = (says: string, values: Readonly<Record<string, string | number>>) =>
    report.say(`finding.${says}`, values);
  return {
    row,
    figures: newest ? figuresIn(newest, before, saying) : [],
    findings: findings.map((found) => ({
      ...{ level: found.level, reason: found.reason ?? '' },
      text: `${labelOf(fieldOf(found), saying)}: ${say(found.says, found.values)}`,
    })),
    versions: stepsOf(versions).map(({ number, role, day, reasons, changes }) => ({
      ...{ number, role, day },
      reasons: Object.entries(reasons).map(([about, text]) => ({
        about: labelOf(about.split('.')[1] ?? '', saying),
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
