import type { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { labelTables } from '../../survey/labels.ts';
import type { Release } from '../../survey/release.ts';
import { separators } from '../../web/desk/contract.ts';
import { Problem } from '../problem.ts';
import { comparisonOf } from './compare.ts';
import { csvOf } from './csv.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';
import { fieldsFrom } from './fields.ts';
import { allWorded, findRelease, viewOf, vocabularyOf, wordedOf } from './view.ts';

const querySchema = z.object({
  format: z.enum(['csv', 'json']),
  separator: z._default(z.enum(['semicolon', 'comma', 'tab']), 'semicolon'),
});

type Query = z.infer<typeof querySchema>;

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
} as const;

/** A release as a file: the stored artifact itself, or the same cells as lines. */
async function fileOf(release: Release, { format, separator }: Query, { catalogue, waves }: DeskDeps): Promise<string> {
  if (format === 'csv')
    return csvOf(labelTables(release, await vocabularyOf(release, catalogue)), separators[separator]);
  const artifact = await waves.artifact(release.wave, release.number);
  if (artifact === undefined) throw new Problem('no_release', 'the wave has no release of this number');
  return artifact;
}

/** Reading a release on the screen and taking it away as a file. */
export function addReleases(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  const path = '/api/desk/waves/:wave/releases/:number';
  app.get(path, async (c) => {
    return c.json(await viewOf(await wordedOf(deps, c.req.param('wave'), c.req.param('number')), deps));
  });
  app.get(`${path}/compare/:before/:beforeNumber`, async (c) => {
    const { wave, number, before, beforeNumber } = c.req.param();
    const [now, then] = await Promise.all([wordedOf(deps, wave, number), wordedOf(deps, before, beforeNumber)]);
    if (now.release.questionnaire !== then.release.questionnaire)
      throw new Problem('invalid_request', 'the two releases are of different questionnaires');
    // Whichever the address names first: what was asked later is compared with what was asked before.
    return c.json(now.wave.opens < then.wave.opens ? comparisonOf(then, now) : comparisonOf(now, then));
  });
  app.get('/api/desk/fields', async (c) => c.json(fieldsFrom(await allWorded(deps))));
  app.get(`${path}/download`, async (c) => {
    const query = querySchema.safeParse(c.req.query());
    if (!query.success)
      throw new Problem('invalid_request', 'format is csv or json, separator semicolon, comma or tab');
    const { format } = query.data;
    const { wave, release } = await findRelease(deps, c.req.param('wave'), c.req.param('number'));
    const file = await fileOf(release, query.data, deps);
    const { number } = release;
    await deps.waves.audit(
      entryOf(c.env.claims, { wave: wave.id, action: 'download_release', release: number, format }),
    );
    const name = `vielstimmig-${wave.id}-release-${number}${wave.demo ? '-beispieldaten' : ''}.${format}`;
    return c.body(file, 200, {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}"`,
    });
  });
}
