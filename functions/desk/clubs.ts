import type { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { findLanguage } from '../../survey/language.ts';
import type { Invitation, Organisation, ReportHead } from '../../survey/organisation.ts';
import { dayOf, phaseOf, type Wave } from '../../survey/wave.ts';
import type { ClubRow, ClubsView, ClubWave } from '../../web/desk/clubs/contract.ts';
import { Problem } from '../problem.ts';
import type { Mail } from '../store/mails.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';
import { bodyOf } from './register.ts';
import { correctionOf } from './view.ts';

const daySchema = z.strictObject({ day: z.iso.date() });
const planSchema = z.strictObject({ days: z.array(z.iso.date()).check(z.maxLength(10)) });
const decisionSchema = z.strictObject({
  number: z.int().check(z.positive()),
  message: z.string().check(z.maxLength(1000)),
});

/** A wave of invited organisations. Throws `unknown_wave` for any other. */
export async function clubWave(id: string, { catalogue }: DeskDeps) {
  const listed = await catalogue.wave(id.slice(0, 48));
  const invited = listed?.wave.invited;
  if (!listed || !invited) throw new Problem('unknown_wave', 'there is no such wave of invited organisations');
  return { wave: listed.wave, invited, released: listed.released };
}

const cardOf = (wave: Wave, now: number): ClubWave => ({
  ...{ id: wave.id, name: wave.name, year: wave.invited?.year ?? 0, phase: phaseOf(wave, now) },
  ...{ opens: wave.opens, closes: wave.closes, demo: wave.demo ?? false },
});

const by = <T extends { readonly organisation: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.organisation, one]));

function rowOf(
  { vkz, name, town, email, merged }: Organisation,
  invitation: Invitation | undefined,
  report: ReportHead | undefined,
  mails: readonly Mail[],
  before: number | null,
): ClubRow {
  return {
    ...{ vkz, name, town, email },
    invited: invitation?.issued ?? null,
    opened: invitation?.opened ?? null,
    revoked: invitation?.revoked ?? false,
    late: invitation?.late ?? null,
    reminded: mails.filter(({ kind, status }) => kind === 'reminder' && status === 'sent').map(({ day }) => day),
    report: report ?? null,
    merged: merged?.into ?? null,
    before,
  };
}

/** Members an organisation reported, with those of organisations that have become part of it; null where there are none. */
function membersOf(
  { vkz, absorbed = [] }: Organisation,
  all: ReadonlyMap<string, Organisation>,
  heads: ReadonlyMap<string, ReportHead>,
): number | null {
  const parts = absorbed.flatMap((part) => {
    const found = all.get(part);
    return found?.merged?.into === vkz ? [membersOf(found, all, heads)] : [];
  });
  const known = [heads.get(vkz)?.summary.members ?? null, ...parts].filter((members) => members !== null);
  return known.length > 0 ? known.reduce((sum, members) => sum + members, 0) : null;
}

/** Every organisation of the register with how far it is in a wave; merged ones only where they take part. */
export async function rowsOf(wave: Wave, deps: DeskDeps): Promise<readonly ClubRow[]> {
  const before = wave.invited?.before;
  const [organisations, invitations, heads, mails, earlier] = await Promise.all([
    deps.register.list(),
    deps.invitations.list(wave.id),
    deps.reports.heads(wave.id),
    deps.mails.list(wave.id),
    before === undefined ? [] : deps.reports.heads(before),
  ]);
  const [invited, reported, then] = [by(invitations), by(heads), by(earlier)];
  const numbers = new Map(organisations.map(({ organisation }) => [organisation.vkz, organisation]));
  return organisations.flatMap(({ organisation }) => {
    const { vkz } = organisation;
    if (organisation.merged && !invited.has(vkz)) return [];
    const own = mails.filter((mail) => mail.organisation === vkz);
    return [rowOf(organisation, invited.get(vkz), reported.get(vkz), own, membersOf(organisation, numbers, then))];
  });
}

async function viewOf(wave: Wave, released: number | undefined, deps: DeskDeps): Promise<ClubsView> {
  const [rows, mails, correction] = await Promise.all([
    rowsOf(wave, deps),
    deps.mails.list(wave.id),
    correctionOf(wave, released, deps),
  ]);
  const count = (status: Mail['status']): number => mails.filter((mail) => mail.status === status).length;
  return {
    ...{ wave: cardOf(wave, deps.now()), k: wave.k, today: dayOf(deps.now()), released: released ?? null, correction },
    languages: wave.languages.map((code) => ({ code, label: findLanguage(code)?.german ?? code })),
    rows,
    remind: wave.invited?.remind ?? [],
    mails: { waiting: count('waiting'), sent: count('sent'), failed: count('failed') },
  };
}

/** Changes an invitation. Throws `unknown_invitation` where there is none. */
function addInvitationSteps(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  const path = '/api/desk/clubs/:wave/:vkz';
  const note = async (isDone: boolean, entry: Parameters<DeskDeps['register']['audit']>[0]): Promise<void> => {
    if (!isDone) throw new Problem('unknown_invitation', 'the organisation is not invited to the wave');
    await deps.register.audit(entry);
  };
  app.post(`${path}/revoke`, async (c) => {
    const { wave, vkz: organisation } = c.req.param();
    const isDone = await deps.invitations.revoke(wave, organisation);
    await note(isDone, entryOf(c.env.claims, { action: 'revoke_invitation', wave, organisation }));
    return c.body(null, 204);
  });
  app.post(`${path}/renew`, async (c) => {
    const { wave, vkz: organisation } = c.req.param();
    const isDone = await deps.invitations.renew(wave, organisation);
    await note(isDone, entryOf(c.env.claims, { action: 'renew_invitation', wave, organisation }));
    return c.body(null, 204);
  });
  app.post(`${path}/late`, async (c) => {
    const { wave, vkz: organisation } = c.req.param();
    const { day } = await bodyOf(c, daySchema);
    if (day < dayOf(deps.now())) throw new Problem('invalid_request', 'the day is over');
    const isDone = await deps.invitations.allow(wave, organisation, day);
    await note(isDone, entryOf(c.env.claims, { action: 'allow_late', wave, organisation }));
    return c.body(null, 204);
  });
}

/** Accepts a version, or sends it back with a message, of which the organisation is told. */
function addDecisions(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  for (const [step, status, action] of [
    ['accept', 'accepted', 'accept_report'],
    ['return', 'returned', 'return_report'],
  ] as const)
    app.post(`/api/desk/clubs/:wave/:vkz/${step}`, async (c) => {
      const { vkz: organisation } = c.req.param();
      const { wave } = await clubWave(c.req.param('wave'), deps);
      const { number, message } = await bodyOf(c, decisionSchema);
      if (status === 'returned' && message.trim() === '')
        throw new Problem('invalid_request', 'what is sent back needs a message');
      const entry = entryOf(c.env.claims, { action, wave: wave.id, organisation, number });
      const head = { organisation, number, status, message: status === 'returned' ? message.trim() : '' };
      if (!(await deps.reports.decide(wave.id, head, entry)))
        throw new Problem('changed_meanwhile', 'another version has come meanwhile');
      const day = dayOf(deps.now());
      if (status === 'returned')
        await deps.mails.ask(wave.id, { organisation, kind: 'returned', day, language: wave.languages[0] ?? 'de' });
      return c.body(null, 204);
    });
}

/** Waves of invited organisations: who has reported, and what staff do about it. */
export function addClubs(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  app.get('/api/desk/clubs', async (c) => {
    const listed = await deps.catalogue.waves();
    return c.json(listed.flatMap(({ wave }) => (wave.invited ? [cardOf(wave, deps.now())] : [])));
  });
  app.get('/api/desk/clubs/:wave', async (c) => {
    const { wave, released } = await clubWave(c.req.param('wave'), deps);
    return c.json(await viewOf(wave, released, deps));
  });
  app.post('/api/desk/clubs/:wave/plan', async (c) => {
    const { days } = await bodyOf(c, planSchema);
    const stored = await deps.waves.read(c.req.param('wave').slice(0, 48));
    if (!stored?.wave.invited) throw new Problem('unknown_wave', 'there is no such wave of invited organisations');
    const to = { ...stored.wave, invited: { ...stored.wave.invited, remind: [...new Set(days)].sort() } };
    const entry = entryOf(c.env.claims, { action: 'plan_reminders', wave: to.id });
    if (!(await deps.waves.change(stored, to, entry)))
      throw new Problem('changed_meanwhile', 'somebody changed the wave meanwhile');
    return c.json(await viewOf(to, (await clubWave(to.id, deps)).released, deps));
  });
  addInvitationSteps(app, deps);
  addDecisions(app, deps);
}
