import MailComposer from 'nodemailer/lib/mail-composer';
import { directionOf } from '../../survey/language.ts';
import type { Organisation } from '../../survey/organisation.ts';
import { lastDayOf, type Wave } from '../../survey/wave.ts';
import { sayDate } from '../../web/form/said.tsx';
import type { House } from '../../web/house.ts';
import type { Words } from '../../web/words/say.ts';
import type { Mail } from '../store/mails.ts';

export type Letter = {
  readonly mail: Mail;
  readonly wave: Wave;
  readonly organisation: Organisation;
  readonly link: string;
  readonly from: string;
  readonly house: House;
  /** The words of what organisations read, in the message's language. */
  readonly report: Words;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The paragraphs of a message: one template for each kind, in the words of the language. */
function paragraphsOf({ mail, wave, organisation, link, report }: Letter): readonly string[] {
  const date = sayDate(lastDayOf(wave), report.language);
  const values = { year: wave.invited?.year ?? '', date, name: organisation.name };
  return [
    report.say('mail.hello', values),
    report.say(`mail.${mail.kind}.text`, values),
    link,
    report.say('mail.until', values),
    report.say('letter.keep'),
  ];
}

/** A message as MIME (RFC 5322): plain text, and the same as HTML without anything to load from elsewhere. */
export async function compose(letter: Letter): Promise<Uint8Array> {
  const { mail, wave, organisation, link, from, house, report } = letter;
  const { unit, county } = house.publisher;
  const paragraphs = paragraphsOf(letter);
  const foot = [`${unit}, ${county}`, house.phone, house.email].join('\n');
  const shown = paragraphs.map((one) =>
    one === link ? `<p><a href="${escaped(link)}">${escaped(link)}</a></p>` : `<p>${escaped(one)}</p>`,
  );
  const head = `<meta charset="utf-8"><title>${escaped(organisation.name)}</title>`;
  const body = `${shown.join('\n')}\n<p>${escaped(foot).replaceAll('\n', '<br>')}</p>`;
  const composer = new MailComposer({
    from: { name: unit, address: from },
    to: organisation.email,
    subject: report.say(`mail.${mail.kind}.subject`, { year: wave.invited?.year ?? '' }),
    text: [...paragraphs, foot].join('\n\n'),
    html: `<!doctype html><html lang="${report.language}" dir="${directionOf(report.language)}"><head>${head}</head><body>${body}</body></html>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  return composer.compile().build();
}
