import type { Invitation, Organisation } from '../../survey/organisation.ts';
import { dayOf, phaseOf, type Wave } from '../../survey/wave.ts';
import type { House } from '../../web/house.ts';
import { type Log, nameOf } from '../log.ts';
import type { CatalogueStore } from '../store/catalogue.ts';
import { type InvitationStore, secretLength, secretOf } from '../store/invitations.ts';
import type { Mail, MailStore } from '../store/mails.ts';
import type { RegisterReader } from '../store/organisations.ts';
import type { Transport } from '../store/outbox.ts';
import type { ReportReader } from '../store/reports.ts';
import type { ReadWords } from '../words.ts';
import { compose } from './compose.ts';

export type MailDeps = {
  readonly catalogue: CatalogueStore;
  readonly register: RegisterReader;
  readonly invitations: InvitationStore;
  readonly reports: ReportReader;
  readonly mails: MailStore;
  readonly transport: Transport;
  readonly reportWords: ReadWords;
  readonly house: House;
  readonly origin: string;
  readonly from: string;
  readonly now: () => number;
  /** So many random bytes. */
  readonly chance: (bytes: number) => Uint8Array;
  readonly log: Log;
};

/** Asks for the reminders that are planned for today: to those who are invited and have not reported. */
async function planned(wave: Wave, { invitations, reports, mails, now }: MailDeps): Promise<void> {
  const day = dayOf(now());
  if (phaseOf(wave, now()) !== 'open' || !wave.invited?.remind?.includes(day)) return;
  const reported = new Set((await reports.heads(wave.id)).map(({ organisation }) => organisation));
  for (const { organisation, revoked } of await invitations.list(wave.id))
    if (!revoked && !reported.has(organisation))
      await mails.ask(wave.id, { organisation, kind: 'reminder', day, language: wave.languages[0] ?? 'de' });
}

/**
 * Whether a message is still wanted when its turn has come.
 *
 * | what is so by now                        | message    |
 * |------------------------------------------|------------|
 * | no address, merged, or invitation revoked | none       |
 * | a reminder, and the report is there      | none       |
 * | no report to be sent back any more       | none       |
 * | else                                     | it is sent |
 */
function isWanted(
  mail: Mail,
  organisation: Organisation | undefined,
  invitation: Invitation | undefined,
  hasReported: boolean,
) {
  if (!organisation?.email || organisation.merged || invitation?.revoked) return false;
  return mail.kind === 'invitation' || hasReported === (mail.kind === 'returned');
}

async function sendOne(mail: Mail, wave: Wave, deps: MailDeps): Promise<void> {
  const { register, invitations, reports, mails, reportWords, chance, now, house, origin, from, log } = deps;
  const [stored, invitation, head] = await Promise.all([
    register.find(mail.organisation),
    invitations.find(wave.id, mail.organisation),
    reports.head(wave.id, mail.organisation),
  ]);
  const organisation = stored?.organisation;
  if (!organisation || !isWanted(mail, organisation, invitation, head !== undefined)) {
    await mails.settle(wave.id, mail, 'dropped');
    return;
  }
  // Taken before it is sent: who gets one message too few can be helped, one too many cannot be taken back.
  if (!(await mails.settle(wave.id, mail, 'sent'))) return;
  try {
    const secret = secretOf(chance(secretLength));
    const day = dayOf(now());
    await invitations.issue({ wave: wave.id, organisation: mail.organisation, secret, day, role: 'club' });
    const link = `${origin}/r/${secret}/${mail.language}`;
    const report = await reportWords(mail.language);
    const raw = await compose({ mail, wave, organisation, link, from, house, report });
    await deps.transport(raw, `${mail.day}-${wave.id}-${mail.organisation}-${mail.kind}`);
  } catch (error) {
    await mails.settle(wave.id, { ...mail, status: 'sent' }, 'failed');
    log({ event: 'mail_failed', wave: wave.id, name: nameOf(error) });
  }
}

/** Sends what waits, in every wave of invited organisations, and the reminders that are due today. */
export async function sendMails(deps: MailDeps): Promise<void> {
  if (deps.origin === '' || deps.from === '') return;
  for (const { wave } of await deps.catalogue.waves()) {
    if (!wave.invited) continue;
    await planned(wave, deps);
    const waiting = (await deps.mails.list(wave.id)).filter(({ status }) => status === 'waiting');
    for (const mail of waiting) await sendOne(mail, wave, deps);
  }
}
