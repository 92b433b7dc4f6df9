import type { Fields } from '../../survey/answer.ts';
import { languageOf } from '../../survey/language.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { isolate } from '../../survey/text.ts';
import { conditionStyle } from '../form/conditions.ts';
import { besideId } from '../form/ids.ts';
import { ItemView } from '../form/item.tsx';
import { stepField } from '../form/links.ts';
import type { Page } from '../form/page.tsx';
import { Text } from '../form/text.tsx';
import { comparing, sayChange } from './before.ts';
import { Clashes } from './clashes.tsx';
import { Findings } from './findings.tsx';
import { framed, Standing } from './frame.tsx';
import { type ReportView, reportAddress, revisionField, shownField } from './view.ts';

/** What the script of the report's form reads from the page. */
export type ReportData = {
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly format: string;
  readonly words: Readonly<Record<string, string>>;
  /** Where changed cells are sent. */
  readonly cells: string;
  readonly revision: number;
  /** What the draft held when the page was made. */
  readonly shown: Fields;
  readonly before: ReportView['before'];
};

/** Last year's number beside this year's, with the difference; the script keeps it up to date. */
const besideIn = (view: ReportView) => {
  const compare = comparing(view.questionnaire, view.fields, view.before);
  const { format } = languageOf(view.report.language);
  return (field: string) => {
    const change = compare(field);
    return change ? (
      <small class="beside" id={besideId(field)} data-beside={field}>
        {sayChange(change, view.report, format)}
      </small>
    ) : null;
  };
};

const Parts = ({ view }: { view: ReportView }) => (
  <>
    {view.questionnaire.sections.map((section) => (
      <section class="part" id={`part-${section.id}`} key={section.id}>
        <h2 tabIndex={-1}>
          <Text view={view} of={`section.${section.id}`} />
        </h2>
        {section.items.map((item) => (
          <ItemView item={item} view={view} key={item.id} />
        ))}
      </section>
    ))}
  </>
);

const Actions = ({ view }: { view: ReportView }) => (
  <div class="actions" id="actions">
    <button type="submit" class="primary" name={stepField} value="check">
      {view.report.say('form.check')}
    </button>
    <button type="submit" name={stepField} value="save" id="save">
      {view.report.say('form.save')}
    </button>
  </div>
);

/** That a report is not anonymous, and where the rest is said. */
const Notice = ({ view }: { view: ReportView }) => (
  <p class="hint">
    {view.questionnaire.about ? (
      <>
        <Text view={view} of="notice" />{' '}
      </>
    ) : null}
    <a href={reportAddress(view, '/privacy')} target="_blank" rel="noopener">
      {view.report.say('privacy.link')}
    </a>
  </p>
);

/** Whose reports last year's figures are the sum of, where organisations have become one. */
function Joined({ view: { report, joined, wording } }: { view: ReportView }) {
  const list = new Intl.ListFormat([languageOf(wording.language).format, 'de'], { type: 'conjunction' });
  const names = (all: readonly string[]): string => list.format(all.map(isolate));
  if (joined.joined.length + joined.missing.length === 0) return null;
  return (
    <div class="notice">
      {joined.joined.length > 0 ? <p>{report.say('before.joined', { names: names(joined.joined) })}</p> : null}
      {joined.missing.length > 0 ? <p>{report.say('before.missing', { names: names(joined.missing) })}</p> : null}
    </div>
  );
}

/** Where the parts are, and the way to bring a file. */
const Ways = ({ view }: { view: ReportView }) => (
  <nav class="ways" aria-label={view.report.say('ways')}>
    <p>
      <a class="button" href={reportAddress(view, '/upload')}>
        {view.report.say('upload.link')}
      </a>
    </p>
    <ul>
      {view.questionnaire.sections.map(({ id }) => (
        <li key={id}>
          <a href={`#part-${id}`}>
            <Text view={view} of={`section.${id}`} />
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** A finding about one cell marks it, as an issue does. */
const marked = (view: ReportView): ReportView => ({ ...view, beside: besideIn(view) });

/** The form of a report: whole without a script; with one it saves what is changed and works sums out. */
export function reportForm(given: ReportView, data: ReportData, shown: Fields): Page {
  const view = marked(given);
  const { report, questionnaire, reportAssets } = view;
  const isWrong = view.issues.length > 0 || view.findings.some(({ level }) => level === 'error');
  const wrong = view.clashes.length > 0 ? 'clash.title' : isWrong && 'errors.title';
  const title = view.wording.say('title').text;
  return framed({
    view,
    title: [...(wrong ? [report.say(wrong)] : []), title].join(' – '),
    form: 'form',
    styles: [conditionStyle(questionnaire)],
    script: { codes: [reportAssets.script], data },
    children: (
      <>
        <h1>
          <Text view={view} of="title" /> {view.wave.invited?.year}
        </h1>
        <Clashes view={view} />
        {view.done ? (
          <p class="notice" role="status">
            {report.say(view.done)}
          </p>
        ) : null}
        <Findings view={view} />
        <Standing view={view} />
        <p>
          <Text view={view} of="intro" />
        </p>
        <Joined view={view} />
        <Ways view={view} />
        <Notice view={view} />
        <form method="post" action={reportAddress(view)} id="form" autocomplete="off" novalidate>
          {/* The first button is what Enter presses. */}
          <button type="submit" name={stepField} value="save" class="hidden" tabIndex={-1} aria-hidden="true" />
          <input type="hidden" name={revisionField} value={view.revision} />
          <input type="hidden" name={shownField} value={JSON.stringify(shown)} />
          <Parts view={view} />
          <p class="state" id="state" role="status" />
          <Actions view={view} />
        </form>
      </>
    ),
  });
}
