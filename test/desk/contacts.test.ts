import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Contact, openContactWriter } from '../../functions/store/contacts.ts';
import { idLength, idOf } from '../../survey/id.ts';
import { startDesk } from './world.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;

const idNumber = (number: number): string => idOf(new Uint8Array(idLength).fill(number));

/** Today is 20 November 2026. */
const aContact = (number: number, more: Partial<Contact> = {}): Contact => ({
  ...{ id: idNumber(number), day: '2026-11-10', due: '2026-11-24', language: 'ar', about: 'barrier' },
  ...{ text: 'الزر صغير\nجدًا', status: 'open' },
  ...more,
});

const ttl = 1_900_000_000;
const put = async (...contacts: readonly Contact[]): Promise<void> => {
  const writer = openContactWriter(desk.dynamo, desk.tables.Reports);
  for (const contact of contacts) await writer.put(contact, ttl);
};

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const list = async () => (await desk.api('contacts')).json();
const done = (id: string) => desk.api(`contacts/${id}/done`, { method: 'POST' });
const auditOf = async (contact: string) => (await desk.audit()).filter((entry) => entry['contact'] === contact);

describe('messages from the contact form', () => {
  it('are none before anybody has written', async () => {
    expect(await list()).toEqual([]);
  });

  it('are listed for staff with what is open first, by the day it is due, and what is overdue marked', async () => {
    await put(
      aContact(1),
      aContact(2, { due: '2026-11-19', reply: '+49 2336 / 0' }),
      aContact(3, { due: '2026-11-01', status: 'answered' }),
      aContact(4, { due: '2026-11-20', language: 'de', about: 'privacy' }),
    );
    const contacts = await list();
    expect(
      contacts.map(({ id, overdue, status }: { id: string; overdue: boolean; status: string }) => [
        id,
        overdue,
        status,
      ]),
    ).toEqual([
      [idNumber(2), true, 'open'],
      [idNumber(4), false, 'open'],
      [idNumber(1), false, 'open'],
      [idNumber(3), false, 'answered'],
    ]);
    expect(contacts[0]).toEqual({
      id: idNumber(2),
      day: '2026-11-10',
      due: '2026-11-19',
      language: { code: 'ar', label: 'Arabisch' },
      about: 'barrier',
      text: 'الزر صغير\nجدًا',
      reply: '+49 2336 / 0',
      status: 'open',
      overdue: true,
    });
    expect(contacts[1].reply).toBeNull();
  });

  it('are all listed where they fill more than one page of the database', async () => {
    await put(
      ...Array.from({ length: 25 }, (_, index) =>
        aContact(6, { id: `0${idNumber(index + 5).slice(1)}`, text: 'ب'.repeat(24_000) }),
      ),
    );
    expect(await list()).toHaveLength(29);
  });

  it('are noted as answered once, by whom and when, and the log does not hold what they say', async () => {
    const id = idNumber(1);
    const response = await done(id);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id, status: 'answered', overdue: false });
    const again = await Promise.all([done(id), done(id)]);
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    const entries = await auditOf(id);
    expect(entries).toEqual([
      {
        id: expect.any(String),
        at: '2026-11-20T11:00:00.000Z',
        by: 'anna',
        contact: id,
        action: 'answer_contact',
      },
    ]);
    expect(JSON.stringify([entries, desk.logged])).not.toContain('الزر');
  });

  it.each([idNumber(31), 'nothing', 'x'.repeat(2000)])('that are unknown are not found: %s', async (id) => {
    const response = await done(id);
    expect([response.status, (await response.json()).code]).toEqual([404, 'unknown_contact']);
    expect(await auditOf(id)).toEqual([]);
  });

  it('are nobody’s business who is not staff', async () => {
    expect((await desk.api('contacts', {}, {})).status).toBe(403);
    expect((await desk.api(`contacts/${idNumber(2)}/done`, { method: 'POST' }, {})).status).toBe(403);
    expect((await list())[0].status).toBe('open');
  });
});
