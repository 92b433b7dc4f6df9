import type { Answers } from '../../survey/answer.ts';
import { isolate } from '../../survey/text.ts';
import { stepField } from '../form/links.ts';
import { type Page, renderPage } from '../form/page.tsx';
import { Answered } from '../form/review.tsx';
import { sayDate } from '../form/said.tsx';
import type { Assets } from '../form/view.ts';
import type { House } from '../house.ts';
import type { Words } from '../words/say.ts';
import { Reasons } from './findings.tsx';
import { framed, Standing } from './frame.tsx';
import type { Step } from './history.ts';
import { labelOf, sayValue } from './label.ts';
import { type ReportPage, type ReportView, reportAddress, revisionField } from './view.ts';

/** The whole report once more, before it is sent. */
export function reviewPage(view: ReportView, answers: Answers): Page {
  const { report, revision } = view;
  return framed({
    view,
    title: report.say('review.title'),
    children: (
      <>
        <h1>{report.say('review.title')}</h1>
        <p>{report.say('review.text')}</p>
        <Reasons view={view} />
        <Answered view={view} answers={answers} />
        <form method="post" action={reportAddress(view)}>
          <input type="hidden" name={revisionField} value={revision} />
          <div class="actions">
            <button type="submit" class="primary" name={stepField} value="send">
              {report.say('review.send')}
            </button>
            <a class="button" href={reportAddress(view)}>
              {report.say('review.back')}
            </a>
          </div>
        </form>
      </>
    ),
  });
}

/** It has arrived, and can be corrected until the last day. */
export function sentPage(view: ReportPage): Page {
  const { report, words, until, head } = view;
  return framed({
    view,
    title: report.say('sent.title'),
    path: '/sent',
    children: (
      <div class="done">
        <h1>{report.say('sent.title')}</h1>
        <p>{report.say('sent.text', { number: head?.number ?? 1, date: sayDate(until, words.language) })}</p>
        <p>
          <a class="button" href={reportAddress(view)}>
            {report.say('sent.correct')}
          </a>
        </p>
        <p>
          <a href={reportAddress(view, '/history')}>{report.say('history.link')}</a>
        </p>
      </div>
    ),
  });
}

function Changes({ step, view }: { step: Step; view: ReportPage }) {
  const { report } = view;
  if (step.number === 1) return <p>{report.say('history.first')}</p>;
  if (step.changes.length === 0) return <p>{report.say('history.same')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled with the keyboard
    <section class="wide" tabIndex={0} aria-label={report.say('history.changes')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{report.say('history.cell')}</th>
            <th scope="col">{report.say('history.before')}</th>
            <th scope="col">{report.say('history.now')}</th>
          </tr>
        </thead>
        <tbody>
          {step.changes.map(({ field, before, now }) => (
            <tr key={field}>
              <th scope="row">{labelOf(field, view)}</th>
              <td>
                <bdi>{sayValue(field, before, view)}</bdi>
              </td>
              <td>
                <bdi>{sayValue(field, now, view)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Every version: who sent it and when, and each cell that it changed, old and new. */
export function historyPage(view: ReportPage, steps: readonly Step[]): Page {
  const { report, words } = view;
  return framed({
    view,
    title: report.say('history.title'),
    path: '/history',
    children: (
      <>
        <h1>{report.say('history.title')}</h1>
        <Standing view={view} />
        {steps.length === 0 ? <p>{report.say('history.none')}</p> : null}
        {steps.map((step) => (
          <section key={step.number}>
            <h2>
              {report.say('history.version', {
                number: step.number,
                date: sayDate(step.day, words.language),
                role: report.say(`role.${step.role}`),
              })}
            </h2>
            <Changes step={step} view={view} />
          </section>
        ))}
        <p>
          <a class="button" href={reportAddress(view)}>
            {report.say('history.back')}
          </a>
        </p>
      </>
    ),
  });
}

/** Whom to ask: by telephone and by e-mail. */
const Ask = ({ report, house }: { report: Words; house: House }) => {
  const { publisher, email, phone } = house;
  return (
    <p>{report.say('lost.ask', { unit: isolate(publisher.unit), email: isolate(email), phone: isolate(phone) })}</p>
  );
};

/** The wave is not open: what was sent can still be read. */
export function closedPage(view: ReportPage, phase: 'planned' | 'closed', next: boolean): Page {
  const { report, wave } = view;
  const year = { year: wave.invited?.year ?? '' };
  return framed({
    view,
    title: report.say(`${phase}.title`, year),
    children: (
      <>
        <h1>{report.say(`${phase}.title`, year)}</h1>
        <p>{report.say(`${phase}.text`, year)}</p>
        {next ? <p>{report.say('closed.next')}</p> : null}
        {phase === 'closed' ? <Ask report={report} house={view.assets.house} /> : null}
        <Standing view={view} />
      </>
    ),
  });
}

/** The organisation has become part of another: it reports there; what it sent before can still be read. */
export function mergedPage(view: ReportPage, name: string, day: string): Page {
  const { report, words } = view;
  const values = { name: isolate(name), date: sayDate(day, words.language) };
  return framed({
    view,
    title: report.say('merged.title', values),
    children: (
      <>
        <h1>{report.say('merged.title', values)}</h1>
        <p>{report.say('merged.text', values)}</p>
        <Ask report={report} house={view.assets.house} />
        <Standing view={view} />
      </>
    ),
  });
}

/** A link that leads nowhere: unknown, revoked, replaced by a newer one, or one of staff whose day is over. */
export type Lost = 'unknown' | 'revoked' | 'replaced' | 'expired';

type LostPage = {
  readonly assets: Assets;
  readonly words: Words;
  readonly report: Words;
  readonly languages: readonly { readonly tag: string; readonly href: string }[];
};

/** What is wrong with a link, and whom to ask for another. */
export function lostPage({ assets, words, report, languages }: LostPage, lost: Lost): Page {
  return renderPage({
    language: words.language,
    words,
    title: report.say(`lost.${lost}.title`),
    house: assets.house,
    styles: [assets.style, assets.rare],
    languages,
    children: (
      <>
        <h1>{report.say(`lost.${lost}.title`)}</h1>
        <p>{report.say(`lost.${lost}.text`)}</p>
        <Ask report={report} house={assets.house} />
      </>
    ),
  });
}
