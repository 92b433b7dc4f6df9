import type { Hono } from 'hono/tiny';
import { townName } from '../../survey/town.ts';
import type { FiguresView } from '../../web/desk/clubs/contract.ts';
import { separators } from '../../web/desk/contract.ts';
import { sumEditionOf } from '../../web/results/sums/edition.ts';
import { Problem } from '../problem.ts';
import { clubWave } from './clubs.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';
import { answerOf, querySchema, wanted } from './releases.ts';
import { subjectOf } from './staff.ts';
import { sumFile } from './sums/formats.ts';

/** A release of clubs' figures with its wave. Throws `unknown_wave` or `no_release`. */
async function findFigures(id: string, number: string, deps: DeskDeps) {
  const { wave } = await clubWave(id, deps);
  const found = /^[1-9]\d{0,3}$/.test(number) ? await deps.clubReleases.read(wave.id, Number(number)) : undefined;
  if (!found) throw new Problem('no_release', 'the wave has no release of this number');
  return { wave, edition: sumEditionOf(found.release, found.artifact, wave.demo ?? false) };
}

/** How many clubs of the register there are in these towns: the register is public. */
async function registeredIn(deps: DeskDeps): Promise<(towns: readonly string[]) => number> {
  const all = await deps.register.list();
  const own = all.flatMap(({ organisation: { merged, town } }) => (merged ? [] : [town]));
  return (towns) => own.filter((town) => towns.includes(town)).length;
}

async function viewOf(
  { wave, edition }: Awaited<ReturnType<typeof findFigures>>,
  deps: DeskDeps,
): Promise<FiguresView> {
  const { release, demo, tables } = edition;
  const { number, day, year, policy, clubs, audit } = release;
  const registered = await registeredIn(deps);
  return {
    ...{ wave: wave.id, name: wave.name, number, day, year, least: policy.least, clubs, demo, audit, tables },
    towns: release.towns.map((town) => ({
      ...{ name: town.members.map(townName).join(', '), clubs: town.clubs, registered: registered(town.members) },
    })),
    named: release.named.map(({ name, town }) => ({ name, town: townName(town) })),
  };
}

/** Releases of clubs' figures, on the screen and as files, from the stored artifact alone. */
export function addFigures(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  const path = '/api/desk/clubs/:wave/releases/:number';
  app.get(path, async (c) => {
    const { wave, number } = c.req.param();
    return c.json(await viewOf(await findFigures(wave, number, deps), deps));
  });
  app.get(`${path}/download`, async (c) => {
    const query = querySchema.safeParse(c.req.query());
    if (!query.success) throw new Problem('invalid_request', wanted);
    const { format, values, separator } = query.data;
    const { wave, edition } = await findFigures(c.req.param('wave'), c.req.param('number'), deps);
    if (!(await deps.waves.confirmed(wave.id, subjectOf(c.env.claims))))
      throw new Problem('notice_required', 'the ban on recognising anybody has to be confirmed first');
    const writing = { values, separator: separators[separator], style: deps.resultsStyle };
    const file = await sumFile(edition, format, writing);
    const action = 'download_release' as const;
    await deps.waves.audit(entryOf(c.env.claims, { wave: wave.id, action, release: edition.release.number, format }));
    return answerOf(file, c.req.header('accept-encoding'));
  });
}
