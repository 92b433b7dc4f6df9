import type { ComponentChildren } from 'preact';
import { languageOf } from '../../survey/language.ts';
import { type Page, renderPage, type Shell } from '../form/page.tsx';
import { sayDate } from '../form/said.tsx';
import { Text } from '../form/text.tsx';
import { type ReportPage, reportAddress } from './view.ts';

type Frame = {
  readonly view: ReportPage;
  readonly title: string;
  /** Path behind the language. */
  readonly path?: string;
  readonly script?: Shell['script'];
  readonly styles?: readonly string[];
  /** Id of the form that a change of language takes along. */
  readonly form?: string;
  readonly children: ComponentChildren;
};

/** Whose report this is, for which year, and until when; the form itself is headed by what it is. */
function Head({ view, isForm }: { view: ReportPage; isForm: boolean }) {
  const { organisation, report, words, wave, role, until } = view;
  return (
    <div class="whose">
      <p>
        <strong>
          <bdi>{organisation.name}</bdi>
        </strong>{' '}
        <span dir="ltr">{organisation.vkz}</span>
      </p>
      {isForm ? null : (
        <p>
          <Text view={view} of="title" /> {wave.invited?.year}
        </p>
      )}
      <p>{report.say(view.mayWrite ? 'until' : 'until.over', { date: sayDate(until, words.language) })}</p>
      {report.language !== view.wording.language && view.wording.language !== 'de-simple' ? (
        <p class="hint">{words.say('fallback', { language: languageOf(report.language).name })}</p>
      ) : null}
      {role === 'staff' ? <p class="notice">{report.say('role.behalf')}</p> : null}
    </div>
  );
}

/** Where the report stands: sent, accepted, or sent back with a message. */
export function Standing({ view }: { view: ReportPage }) {
  const { head, report, words } = view;
  if (!head) return null;
  const values = {
    number: head.number,
    date: sayDate(head.day, words.language),
    role: report.say(`role.${head.role}`),
  };
  return (
    <div class={`standing ${head.status}`}>
      <p>
        {report.say(`standing.${head.status}`, values)}{' '}
        <a href={reportAddress(view, '/history')}>{report.say('history.link')}</a>
      </p>
      {head.message ? <blockquote dir="auto">{head.message}</blockquote> : null}
    </div>
  );
}

/** A page about a report: what stands on all of them. */
export function framed({ view, title, path = '', script, styles = [], form, children }: Frame): Page {
  const { assets, reportAssets, wave, base = '' } = view;
  return renderPage({
    language: view.wording.language,
    words: view.words,
    title: `${title} – ${view.organisation.name}`,
    house: assets.house,
    privacy: reportAddress(view, '/privacy'),
    typing: true,
    styles: [assets.style, assets.rare, reportAssets.style, ...styles],
    ...(script ? { script } : {}),
    languages: wave.languages.map((tag) => ({ tag, href: `${base}/${tag}${path}` })),
    ...(form ? { form } : {}),
    demo: wave.demo === true,
    children: (
      <>
        <Head view={view} isForm={form !== undefined} />
        {children}
      </>
    ),
  });
}
