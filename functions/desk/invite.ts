import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import type { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { townName } from '../../survey/town.ts';
import { dayOf, type Wave } from '../../survey/wave.ts';
import type { ClubRow } from '../../web/desk/clubs/contract.ts';
import { lettersPage } from '../../web/print/invitations.tsx';
import { Problem } from '../problem.ts';
import { secretLength, secretOf } from '../store/invitations.ts';
import { clubWave, rowsOf } from './clubs.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';
import { bodyOf } from './register.ts';

const who = z.union([z.literal('all'), z.literal('missing'), z.strictObject({ vkz: z.string() })]);
const linksSchema = z.strictObject({ who, as: z.enum(['letters', 'csv']), language: z.string() });
const mailsSchema = z.strictObject({ who, kind: z.enum(['invitation', 'reminder']), language: z.string() });

/** Those an order is about: nobody who is revoked or part of another, and by `missing` nobody who has reported. */
function chosen(rows: readonly ClubRow[], asked: z.infer<typeof who>): readonly ClubRow[] {
  const open = rows.filter(({ revoked, merged }) => !revoked && merged === null);
  if (asked === 'all') return open;
  return asked === 'missing'
    ? open.filter(({ report }) => report === null)
    : open.filter(({ vkz }) => vkz === asked.vkz);
}

/** Addresses begin with the public origin; without one, with the request's own. */
const originOf = (c: Context<Desk>, { origin }: DeskDeps): string => origin || new URL(c.req.url).origin;

async function linkFor(wave: Wave, vkz: string, c: Context<Desk>, deps: DeskDeps, staff = false): Promise<string> {
  const secret = secretOf(deps.chance(secretLength));
  const day = dayOf(deps.now());
  const role = staff ? ({ role: 'staff', until: day } as const) : ({ role: 'club' } as const);
  await deps.invitations.issue({ wave: wave.id, organisation: vkz, secret, day, ...role });
  return `${originOf(c, deps)}/r/${secret}`;
}

const languageIn = (wave: Wave, language: string): string => {
  if (!wave.languages.includes(language)) throw new Problem('unknown_language', 'the wave is not offered in it');
  return language;
};

/** A link as it stands on paper: its secret in groups of four, which the address takes as well. */
const onPaper = (link: string): string =>
  link.replace(/[0-9a-z]+$/, (secret) => secret.replaceAll(/.{4}(?=.)/g, '$&-'));

/** Lines for a mail merge. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
const csvOf = (rows: readonly (ClubRow & { readonly link: string })[]): string =>
  stringify(
    rows.map(({ vkz, name, town, email, link }) => ({ vkz, name, ort: townName(town), email, link })),
    {
      ...{ header: true, columns: ['vkz', 'name', 'ort', 'email', 'link'], delimiter: ';' },
      ...{ bom: true, record_delimiter: '\r\n', escape_formulas: true },
    },
  );

/** Links to hand out, once: as letters to print, as lines for a mail merge, or by e-mail through the mail function. */
export function addInvitations(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  app.post('/api/desk/clubs/:wave/links', async (c) => {
    const { wave } = await clubWave(c.req.param('wave'), deps);
    const { who: asked, as, language } = await bodyOf(c, linksSchema);
    const report = await deps.reportWords(languageIn(wave, language));
    const words = await deps.publicWords(language);
    const rows: (ClubRow & { link: string })[] = [];
    for (const row of chosen(await rowsOf(wave, deps), asked))
      rows.push({ ...row, link: await linkFor(wave, row.vkz, c, deps) });
    await deps.register.audit(entryOf(c.env.claims, { action: 'issue_links', wave: wave.id, count: rows.length }));
    const file =
      as === 'csv'
        ? { type: 'text/csv; charset=utf-8', text: csvOf(rows), ending: 'csv' }
        : {
            type: 'text/html; charset=utf-8',
            text: lettersPage({
              wave,
              rows: rows.map((row) => ({ ...row, link: onPaper(row.link) })),
              words,
              report,
              language,
              now: deps.now(),
              print: deps.print,
              house: deps.house,
            }),
            ending: 'html',
          };
    return c.body(file.text, 200, {
      'content-type': file.type,
      'content-disposition': `attachment; filename="einladungen-${wave.id}.${file.ending}"`,
    });
  });
  app.post('/api/desk/clubs/:wave/mails', async (c) => {
    const { wave } = await clubWave(c.req.param('wave'), deps);
    const { who: asked, kind, language } = await bodyOf(c, mailsSchema);
    // A reminder is for nobody who has reported, whatever was asked for.
    const rows = chosen(await rowsOf(wave, deps), asked).filter(({ report }) => kind !== 'reminder' || report === null);
    const mail = { kind, day: dayOf(deps.now()), language: languageIn(wave, language) } as const;
    let count = 0;
    for (const { vkz, email } of rows)
      if (email !== '' && (await deps.mails.ask(wave.id, { ...mail, organisation: vkz }))) count += 1;
    await deps.register.audit(entryOf(c.env.claims, { action: 'ask_mails', wave: wave.id, count }));
    return c.json({ asked: count, without: rows.filter(({ email }) => email === '').length });
  });
  app.post('/api/desk/clubs/:wave/:vkz/paper', async (c) => {
    const { vkz } = c.req.param();
    const { wave } = await clubWave(c.req.param('wave'), deps);
    if (!(await deps.register.find(vkz.slice(0, 40))))
      throw new Problem('unknown_organisation', 'there is no such organisation in the register');
    const link = await linkFor(wave, vkz, c, deps, true);
    await deps.register.audit(entryOf(c.env.claims, { action: 'issue_links', wave: wave.id, organisation: vkz }));
    return c.json({ link });
  });
}
