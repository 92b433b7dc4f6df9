import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMails } from '../../functions/mail/send.ts';
import { openMails } from '../../functions/store/mails.ts';
import { openOutbox, type Transport } from '../../functions/store/outbox.ts';
import { openWaves } from '../../functions/store/waves.ts';
import { readHouse } from '../../infra/house.ts';
import { fine, noon, startReports } from './world.ts';

let world: Awaited<ReturnType<typeof startReports>>;
beforeAll(async () => {
  world = await startReports();
  for (const vkz of ['1001', '1002', '1003', '1004', '1005']) {
    const stored = await world.register.find(vkz);
    if (stored)
      await world.register.change(stored, {
        ...stored.organisation,
        name: `TV "Grün" & Söhne ${vkz}`,
        email: `verein-${vkz}@example.org`,
      });
  }
});
afterAll(() => world.stop());

const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
const logged: unknown[] = [];

const run = (transport: Transport = openOutbox(folder)) =>
  sendMails({
    ...world.deps,
    mails: openMails(world.dynamo, world.tables.Catalogue),
    transport,
    house: readHouse(),
    origin: 'https://fragen.example',
    from: 'integration@example.org',
    log: (event) => logged.push(event),
  });

const mails = () => openMails(world.dynamo, world.tables.Catalogue);
const ask = (organisation: string, kind: 'invitation' | 'reminder' | 'returned', language = 'de') =>
  mails().ask('sport-2027', { organisation, kind, day: '2027-01-20', language });
const stateOf = async (organisation: string, kind: string) =>
  (await mails().list('sport-2027')).find((mail) => mail.organisation === organisation && mail.kind === kind)?.status;

/** A message's headers and its parts, decoded. */
function partsOf(name: string) {
  const raw = readFileSync(join(folder, name), 'utf8');
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '-';
  const [head = '', ...parts] = raw.split(`--${boundary}`);
  const bodies = parts.slice(0, 2).map((part) => {
    const at = part.indexOf('\r\n\r\n');
    const body = part.slice(at + 4).trim();
    const isBase64 = /transfer-encoding: base64/i.test(part.slice(0, at));
    if (isBase64) return Buffer.from(body, 'base64').toString('utf8');
    const bytes = body
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  });
  return { head, text: bodies[0] ?? '', html: bodies[1] ?? '' };
}

describe('a club with an address', () => {
  it('gets an invitation as plain text and as HTML, and its link opens its report', async () => {
    await ask('1001', 'invitation');
    await run();
    expect(await stateOf('1001', 'invitation')).toBe('sent');
    const { head, text, html } = partsOf('2027-01-20-sport-2027-1001-invitation.eml');
    expect(head).toMatch(/^To: verein-1001@example\.org\r$/m);
    expect(head).toContain('multipart/alternative');
    expect(html).toContain('TV &quot;Grün&quot; &amp; Söhne 1001');
    const link = /https:\/\/fragen\.example(\/r\/[0-9a-z]{26}\/de)/.exec(text)?.[1] ?? '';
    expect(html).toContain(link);
    expect((await world.get(link)).status).toBe(200);
  });

  it('is written to in the language that was asked for', async () => {
    await ask('1002', 'invitation', 'ar');
    await run();
    const { html, text } = partsOf('2027-01-20-sport-2027-1002-invitation.eml');
    expect([html.includes('<html lang="ar" dir="rtl">'), /\/r\/[0-9a-z]{26}\/ar/.test(text)]).toEqual([true, true]);
  });

  it('gets one message however often the schedule comes round', async () => {
    const before = readdirSync(folder).length;
    await Promise.all([run(), run()]);
    await run();
    expect(readdirSync(folder)).toHaveLength(before);
  });
});

describe('a reminder', () => {
  it('goes to nobody who has reported, though it was asked for before', async () => {
    await ask('1003', 'reminder');
    await world.send(await world.invite('1003'), fine);
    await run();
    expect(await stateOf('1003', 'reminder')).toBe('dropped');
  });

  it('goes out by itself on a planned day, to those who are invited and have not reported', async () => {
    const waves = openWaves(world.dynamo, world.tables.Catalogue);
    const stored = await waves.read('sport-2027');
    if (!stored?.wave.invited) throw new Error('no wave');
    const entry = { id: 'e', at: noon, by: 'anna', action: 'plan_reminders', wave: 'sport-2027' } as const;
    await waves.change(stored, { ...stored.wave, invited: { ...stored.wave.invited, remind: ['2027-01-20'] } }, entry);
    await run();
    const reminded = (await mails().list('sport-2027')).filter(({ kind }) => kind === 'reminder');
    expect(reminded.map(({ organisation, status }) => [organisation, status])).toEqual([
      ['1001', 'sent'],
      ['1002', 'sent'],
      ['1003', 'dropped'],
    ]);
  });
});

describe('a message that cannot go', () => {
  it('is marked and logged without its address, and no second one is sent by itself', async () => {
    await ask('1004', 'invitation');
    await run(() => Promise.reject(new TypeError('verein-1004@example.org was refused')));
    expect(await stateOf('1004', 'invitation')).toBe('failed');
    expect(logged).toEqual([{ event: 'mail_failed', wave: 'sport-2027', name: 'TypeError' }]);
    await run();
    expect(await stateOf('1004', 'invitation')).toBe('failed');
  });

  it('to a club without an address, or one whose invitation was revoked, is dropped', async () => {
    await ask('1010', 'invitation');
    await world.invite('1005');
    await world.invitations.revoke('sport-2027', '1005');
    await ask('1005', 'invitation');
    await run();
    expect([await stateOf('1010', 'invitation'), await stateOf('1005', 'invitation')]).toEqual(['dropped', 'dropped']);
  });
});
