import { randomBytes } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openInvitationReader,
  openInvitations,
  parseSecret,
  secretLength,
  secretOf,
} from '../../functions/store/invitations.ts';
import { openMails } from '../../functions/store/mails.ts';
import { openRegister } from '../../functions/store/organisations.ts';
import { openReportJudge, openReports } from '../../functions/store/reports.ts';
import { emptyDraft, mergeDraft } from '../../survey/draft.ts';
import type { Organisation, Report } from '../../survey/organisation.ts';
import { startEngine } from '../engine.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const club = (vkz: string, more: Partial<Organisation> = {}): Organisation => ({
  ...{ vkz, name: `TV ${vkz}`, town: 'witten', email: 'info@tv.example', ids: 'no', former: [] },
  ...more,
});
const newSecret = (): string => secretOf(randomBytes(secretLength));
const summary = { members: 10, women: 4, associations: ['34'], warnings: 0 };
const report = (organisation: string, number: number): Report => ({
  ...{ wave: 'w', organisation, number, role: 'club', day: '2027-01-10', language: 'de', version: 1 },
  answers: { a: number, b: { missing: 'not_reached' }, c: ['x'] },
  reasons: {},
});

describe('the register', () => {
  it('keeps an organisation once, and lets nobody overwrite what somebody else changed', async () => {
    const register = openRegister(engine.dynamo, engine.tables.Catalogue);
    expect(await register.add(club('100'))).toBe(true);
    expect(await register.add(club('100', { name: 'Other' }))).toBe(false);
    const read = await register.find('100');
    if (!read) throw new Error('it is not there');
    expect(await register.change(read, club('100', { name: 'First' }))).toBe(true);
    expect(await register.change(read, club('100', { name: 'Second' }))).toBe(false);
    expect((await register.find('100'))?.organisation.name).toBe('First');
    expect(await register.find('999')).toBeUndefined();
  });
});

describe('an invitation', () => {
  const open = () => ({
    store: openInvitations(engine.dynamo, engine.tables.Catalogue),
    reader: openInvitationReader(engine.dynamo, engine.tables.Catalogue),
  });
  const issue = async (organisation: string) => {
    const secret = newSecret();
    await open().store.issue({ wave: 'w', organisation, secret, day: '2027-01-01', role: 'club' });
    return secret;
  };

  it('is reached by every link that was made for it, until it is revoked', async () => {
    const { store, reader } = open();
    const secrets = [await issue('a'), await issue('a')];
    for (const secret of secrets) {
      const found = await reader.follow(secret);
      expect([found?.link.organisation, found?.link.generation, found?.invitation.generation]).toEqual(['a', 1, 1]);
    }
    expect(await store.revoke('w', 'a')).toBe(true);
    expect((await reader.follow(secrets[0] ?? ''))?.invitation).toMatchObject({ revoked: true, generation: 2 });
    expect(await store.renew('w', 'a')).toBe(true);
    const fresh = await issue('a');
    expect(await reader.follow(fresh)).toMatchObject({
      link: { generation: 3 },
      invitation: { generation: 3, revoked: false },
    });
    expect(await reader.follow(secrets[1] ?? '')).toMatchObject({ link: { generation: 1 } });
    expect([await store.revoke('w', 'nobody'), await store.allow('w', 'nobody', '2027-03-01')]).toEqual([false, false]);
  });

  it('notes the first day it was opened, and no second', async () => {
    const { store, reader } = open();
    await issue('b');
    await reader.opened('w', 'b', '2027-01-05');
    await reader.opened('w', 'b', '2027-01-06');
    expect((await store.find('w', 'b'))?.opened).toBe('2027-01-05');
    expect(await store.find('w', 'zz')).toBeUndefined();
  });

  it('leaves no secret in the table', async () => {
    const secret = await issue('c');
    const { Items } = await engine.dynamo.send(new ScanCommand({ TableName: engine.tables.Catalogue }));
    expect(Items?.length).toBeGreaterThan(3);
    expect(JSON.stringify(Items)).not.toContain(secret);
    expect(await open().reader.follow(newSecret())).toBeUndefined();
  });

  it('is found by what somebody types from the letter, and by nothing that is no secret', () => {
    const secret = newSecret();
    expect(parseSecret(secret.toUpperCase().replaceAll(/(.{4})/g, '$1 '))).toBe(secret);
    for (const typed of ['', 'x', `${secret}0`, '../../etc', 'u'.repeat(26), 'a'.repeat(9999)])
      expect(parseSecret(typed)).toBeUndefined();
  });
});

describe('a report', () => {
  it('has a draft that is saved only over the revision it was made from', async () => {
    const reports = openReports(engine.dynamo, engine.tables.Reports);
    expect(await reports.draft('w', 'd')).toEqual(emptyDraft);
    const { draft } = mergeDraft(emptyDraft, { a: ['1'] }, 0);
    expect(await reports.save('w', 'd', 0, draft, 2e9)).toBe(true);
    expect(await reports.save('w', 'd', 0, draft, 2e9)).toBe(false);
    expect(await reports.draft('w', 'd')).toEqual(draft);
    expect((await reports.draft('v', 'd')).revision).toBe(0);
  });

  it('keeps every version that was sent, and takes none twice or out of turn', async () => {
    const reports = openReports(engine.dynamo, engine.tables.Reports);
    expect(await reports.send(report('e', 1), summary, 2e9)).toBe(true);
    expect(await reports.send(report('e', 1), summary, 2e9)).toBe(false);
    expect(await reports.send(report('e', 3), summary, 2e9)).toBe(false);
    expect(await reports.send(report('e', 2), { ...summary, members: 11 }, 2e9)).toBe(true);
    expect(await reports.versions('w', 'e')).toEqual([report('e', 1), report('e', 2)]);
    expect(await reports.newest('w', 'e')).toEqual(report('e', 2));
    expect(await reports.head('w', 'e')).toMatchObject({ number: 2, status: 'sent', summary: { members: 11 } });
    expect((await reports.heads('w')).map(({ organisation }) => organisation)).toContain('e');
  });

  it('is accepted only as the version that was looked at', async () => {
    const reports = openReports(engine.dynamo, engine.tables.Reports);
    const judge = openReportJudge(engine.dynamo, engine.tables.Reports, engine.tables.Catalogue);
    await reports.send(report('f', 1), summary, 2e9);
    await reports.send(report('f', 2), summary, 2e9);
    const entry = (id: string) =>
      ({
        id,
        at: Date.parse('2027-01-11T10:00:00Z'),
        by: 'anna',
        wave: 'w',
        organisation: 'f',
        number: 1,
        action: 'accept_report',
      }) as const;
    const decide = (number: number) =>
      judge.decide('w', { organisation: 'f', number, status: 'accepted', message: '' }, entry(`e${number}`));
    expect([await decide(1), await decide(2)]).toEqual([false, true]);
    expect((await reports.head('w', 'f'))?.status).toBe('accepted');
    await reports.send(report('f', 3), summary, 2e9);
    expect((await reports.head('w', 'f'))?.status).toBe('sent');
  });

  it('remembers how the file of a club was read', async () => {
    const reports = openReports(engine.dynamo, engine.tables.Reports);
    expect(await reports.mapping('g')).toBeUndefined();
    await reports.keepMapping('g', '{"a":1}', 2e9);
    expect(await reports.mapping('g')).toBe('{"a":1}');
  });
});

describe('a message to a club', () => {
  it('is asked for once a day, taken once, and its end is noted', async () => {
    const mails = openMails(engine.dynamo, engine.tables.Catalogue);
    const mail = { organisation: 'h', kind: 'reminder', day: '2027-02-01', language: 'de' } as const;
    expect([await mails.ask('w', mail), await mails.ask('w', mail)]).toEqual([true, false]);
    const waiting = { ...mail, status: 'waiting' } as const;
    expect([await mails.settle('w', waiting, 'sent'), await mails.settle('w', waiting, 'sent')]).toEqual([true, false]);
    expect(await mails.list('w')).toEqual([{ ...mail, status: 'sent' }]);
  });
});
