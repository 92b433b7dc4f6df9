import type { Hono } from 'hono/tiny';
import { isResponseId } from '../../survey/id.ts';
import { findLanguage } from '../../survey/language.ts';
import { dayOf } from '../../survey/wave.ts';
import type { ContactCard } from '../../web/desk/contract.ts';
import { Problem } from '../problem.ts';
import type { Contact, ContactReader } from '../store/contacts.ts';
import { auditor, type Desk, type DeskDeps } from './deps.ts';

/** A message as staff see it. Overdue is an open one whose day is over in Berlin. */
const contactCard = (contact: Contact, today: string): ContactCard => ({
  ...contact,
  reply: contact.reply ?? null,
  language: { code: contact.language, label: findLanguage(contact.language)?.german ?? contact.language },
  overdue: contact.status === 'open' && contact.due < today,
});

/** Open ones first, and within both the one that is due first. */
const inOrder = (contacts: readonly ContactCard[]): readonly ContactCard[] =>
  contacts.toSorted(
    (a, b) =>
      Number(a.status === 'answered') - Number(b.status === 'answered') ||
      a.due.localeCompare(b.due) ||
      a.id.localeCompare(b.id),
  );

async function find(id: string, contacts: ContactReader): Promise<Contact> {
  const found = isResponseId(id) ? await contacts.read(id) : undefined;
  if (!found) throw new Problem('unknown_contact', 'there is no such message');
  return found;
}

/** Messages from the contact form: reading them, and noting that one was answered. */
export function addContacts(app: Hono<Desk>, deps: DeskDeps): void {
  const entryOf = auditor(deps);
  const today = (): string => dayOf(deps.now());
  app.get('/api/desk/contacts', async (c) => {
    const found = await deps.contacts.list();
    return c.json(inOrder(found.map((contact) => contactCard(contact, today()))));
  });
  app.post('/api/desk/contacts/:id/done', async (c) => {
    const { id } = await find(c.req.param('id'), deps.contacts);
    // A second press changes nothing and writes no second entry.
    await deps.contacts.answer(id, entryOf(c.env.claims, { contact: id, action: 'answer_contact' }));
    return c.json(contactCard(await find(id, deps.contacts), today()));
  });
}
