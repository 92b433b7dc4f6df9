import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { clubReleaseSchema } from '../../survey/clubs/schema.ts';
import { releaseSchema } from '../../survey/schema.ts';
import { fallbackChain } from '../../survey/text.ts';
import { fileFormats, separators } from '../../web/desk/contract.ts';
import { remember } from '../cache.ts';
import { Problem } from '../problem.ts';
import { comparisonOf } from './compare.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';
import { fieldsFrom, fieldWaveOf } from './fields.ts';
import { formats } from './files/formats.ts';
import { nameOf } from './files/name.ts';
import { subjectOf } from './staff.ts';
import { findRelease, textsOf, viewOf, wordedOf } from './view.ts';

/** What a file is asked for with. */
export const querySchema = z.object({
  format: z.enum(fileFormats),
  language: z._default(z.string(), 'de'),
  values: z._default(z.enum(['labels', 'codes']), 'labels'),
  separator: z._default(z.enum(['semicolon', 'comma', 'tab']), 'semicolon'),
});

type Query = z.infer<typeof querySchema>;

export const wanted = `format is one of ${fileFormats.join(', ')}, language one of the questionnaire's, values labels or codes, separator semicolon, comma or tab`;

/** Bytes from which a file is compressed on its way: Lambda answers with 6 MB at most, and base64 takes a third more. */
const large = 256 * 1024;

/** Milliseconds for which what a release says of its field is kept. */
const remembered = 3_600_000;

type Found = Awaited<ReturnType<typeof findRelease>>;

/** A release as a file. It is made from the stored artifact and its questionnaire version alone. */
async function fileOf({ wave, release }: Found, query: Query, deps: DeskDeps) {
  const format = formats[query.format];
  const [questionnaire, artifact] = await Promise.all([
    deps.catalogue.questionnaire(release.questionnaire, release.version),
    deps.waves.artifact(release.wave, release.number),
  ]);
  if (!questionnaire || artifact === undefined)
    throw new RangeError(`release ${release.number}: its parts are not there`);
  if (query.language !== 'de' && !questionnaire.languages.includes(query.language))
    throw new Problem('invalid_request', wanted);
  const texts = await textsOf(release, fallbackChain(query.language, questionnaire.source), deps.catalogue);
  const source = { release, artifact, questionnaire, texts, demo: wave.demo ?? false };
  const values = 'naming' in format ? 'labels' : query.values;
  const { editionOf } = await import('./files/edition.ts');
  const edition = editionOf(source, { language: query.language, values });
  const file = await format.write(edition, { separator: separators[query.separator], style: deps.resultsStyle });
  return { bytes: Buffer.from(file), name: nameOf(edition, format), type: format.type };
}

type File = { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string; readonly type: string };

/** A file as an answer, compressed where it is large and the browser takes that. */
export function answerOf({ bytes, name, type }: File, accepted = ''): Response {
  const isPacked = bytes.length > large && /\bgzip\b/.test(accepted);
  return new Response(Uint8Array.from(isPacked ? gzipSync(bytes) : bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    },
  });
}

/** Reading a release on the screen and taking it away as a file. */
export function addReleases(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  const path = '/api/desk/waves/:wave/releases/:number';
  // A release never changes: it is read once, not whenever somebody looks at all of them.
  const said = remember(
    async (key) => {
      const [id = '', number = ''] = key.split(' ');
      return fieldWaveOf(await wordedOf(deps, id, number));
    },
    remembered,
    deps.now,
  );
  const clubs = z.toJSONSchema(clubReleaseSchema);
  const schema = JSON.stringify({ ...z.toJSONSchema(releaseSchema), $defs: { clubs } });
  app.get('/api/release.schema.json', (c) =>
    c.body(schema, 200, { 'content-type': 'application/schema+json', 'cache-control': 'public, max-age=3600' }),
  );
  app.get(path, async (c) => {
    return c.json(await viewOf(await wordedOf(deps, c.req.param('wave'), c.req.param('number')), deps));
  });
  app.post('/api/desk/waves/:wave/notice', async (c) => {
    const listed = await deps.catalogue.wave(c.req.param('wave'));
    if (!listed) throw new Problem('unknown_wave', 'there is no such wave');
    await deps.waves.confirm(entryOf(c.env.claims, { wave: listed.wave.id, action: 'confirm_notice' }));
    return c.body(null, 204);
  });
  app.get(`${path}/compare/:before/:beforeNumber`, async (c) => {
    const { wave, number, before, beforeNumber } = c.req.param();
    const [now, then] = await Promise.all([wordedOf(deps, wave, number), wordedOf(deps, before, beforeNumber)]);
    if (now.release.questionnaire !== then.release.questionnaire)
      throw new Problem('invalid_request', 'the two releases are of different questionnaires');
    // Whichever the address names first: what was asked later is compared with what was asked before.
    return c.json(now.wave.opens < then.wave.opens ? comparisonOf(then, now) : comparisonOf(now, then));
  });
  app.get('/api/desk/fields', async (c) => {
    const listed = await deps.catalogue.waves();
    const done = listed.flatMap(({ wave, released }) =>
      released === undefined || wave.invited ? [] : [{ wave, released }],
    );
    const found = done.map(async ({ wave, released }) => [wave, await said(`${wave.id} ${released}`)] as const);
    return c.json(fieldsFrom(await Promise.all(found)));
  });
  app.get(`${path}/download`, async (c) => {
    const query = querySchema.safeParse(c.req.query());
    if (!query.success) throw new Problem('invalid_request', wanted);
    const found = await findRelease(deps, c.req.param('wave'), c.req.param('number'));
    const { wave, release } = found;
    if (!(await deps.waves.confirmed(wave.id, subjectOf(c.env.claims))))
      throw new Problem('notice_required', 'the ban on recognising anybody has to be confirmed first');
    const file = await fileOf(found, query.data, deps);
    const { format } = query.data;
    await deps.waves.audit(
      entryOf(c.env.claims, { wave: wave.id, action: 'download_release', release: release.number, format }),
    );
    return answerOf(file, c.req.header('accept-encoding'));
  });
}
