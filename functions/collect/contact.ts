import type { Fields } from '../../survey/answer.ts';
import { cleanText, textLength } from '../../survey/text.ts';
import { dayOf } from '../../survey/wave.ts';
import { subjects } from '../../web/info/address.ts';
import {
  contactDonePage,
  contactPage,
  type Flaw,
  longestReply,
  longestText,
  type Typed,
  trapField,
} from '../../web/info/contact.tsx';
import type { InfoView } from '../../web/info/page.tsx';
import type { ContactWriter } from '../store/contacts.ts';
import { neverCached, reply } from './reply.ts';

export type ContactDeps = {
  readonly contacts: ContactWriter;
  readonly newId: () => string;
  readonly now: () => number;
};

/** Days until a message is answered (BITV NRW § 5: two weeks), and until it is deleted: three months at most. */
const daysToAnswer = 14;
const daysToKeep = 90;

const dayMilliseconds = 86_400_000;

/** The day so many days later. */
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10);

/** Reads the fields of the form; a subject that is none is `other`. */
export const typedIn = (sent: Fields): Typed => ({
  about: subjects.find((subject) => subject === sent['about']?.[0]) ?? 'other',
  text: cleanText(sent['text']?.[0] ?? ''),
  reply: cleanText(sent['reply']?.[0] ?? ''),
});

/** What is wrong with a message; empty where it can be taken. */
const flawsOf = ({ text, reply: address }: Typed): readonly Flaw[] => [
  ...(text === '' ? [{ field: 'text', code: 'missing' } as const] : []),
  ...(textLength(text) > longestText ? [{ field: 'text', code: 'too_long' } as const] : []),
  ...(textLength(address) > longestReply ? [{ field: 'reply', code: 'too_long' } as const] : []),
];

/** Takes a message from the contact form. A program that filled in the trap is thanked, and nothing is stored. */
export async function takeContact(view: InfoView, sent: Fields, deps: ContactDeps): Promise<Response> {
  const typed = typedIn(sent);
  const flaws = flawsOf(typed);
  if (flaws.length > 0) return reply(contactPage(view, typed, flaws), 422, neverCached);
  const day = dayOf(deps.now());
  const due = dayAfter(day, daysToAnswer);
  const { about, text, reply: address } = typed;
  const contact = { id: deps.newId(), day, due, language: view.language, about, text, status: 'open' } as const;
  // The expiry is counted from the day, so that it says no finer time either.
  const ttl = Date.parse(dayAfter(day, daysToKeep)) / 1000;
  if (!sent[trapField]?.[0]) await deps.contacts.put(address ? { ...contact, reply: address } : contact, ttl);
  return reply(contactDonePage(view, due, address !== ''), 200, neverCached);
}
