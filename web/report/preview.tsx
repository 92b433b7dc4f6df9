import type { Finding } from '../../survey/clubs/finding.ts';
import { type Mapping, meanings } from '../../survey/clubs/import/mapping.ts';
import { stepField } from '../form/links.ts';
import { fieldOf, sayFinding } from './findings.tsx';
import { labelOf } from './label.ts';
import { type ReportPage, reportAddress, revisionField } from './view.ts';

/** Names of the upload's fields: the file, what is pasted, and the same bytes carried from step to step. */
export const uploadFields = {
  file: 'file',
  paste: 'paste',
  carried: '_file',
  addUp: 'add_up',
  mapping: (column: number): string => `column.${column}`,
} as const;

/** A cell that the file would change. */
type Taking = { readonly field: string; readonly now: string; readonly read: string };

/** What was read from a file; nothing of it is stored yet. */
export type Preview = {
  readonly findings: readonly Finding[];
  /** The file's text to be mended here, where it is one. */
  readonly text: string | undefined;
  /** The bytes, to be read once more when they are confirmed. */
  readonly carried: string;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly sample: readonly (readonly string[])[];
  readonly lines: number;
  readonly members: number;
  /** People by Fachverband, as the club's software shows them. */
  readonly totals: readonly (readonly [name: string, people: number])[];
  readonly taking: readonly Taking[];
  readonly addUp: boolean;
  readonly hasDuplicates: boolean;
  readonly isReady: boolean;
  readonly revision: number;
};

/** Where in the file, and what is to be done about it. */
function Bad({ view, found }: { view: ReportPage; found: Finding }) {
  const { report } = view;
  const { line, column, row } = found;
  const place =
    line === undefined
      ? row && labelOf(fieldOf(found), view)
      : report.say(column ? 'upload.place.column' : 'upload.place', { line, column: column ?? '' });
  return (
    <li>
      {place ? <strong>{place}</strong> : null} {sayFinding(found, view)}
    </li>
  );
}

/** In the order of the file; what is wrong with all of it comes first. */
const inOrder = (found: readonly Finding[]): readonly Finding[] =>
  found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));

const List = ({ view, title, found }: { view: ReportPage; title: string; found: readonly Finding[] }) =>
  found.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul class="bad">
        {inOrder(found).map((one, index) => (
          <Bad view={view} found={one} key={`${one.says}${index}`} />
        ))}
      </ul>
    </>
  );

/** What the columns mean: asked where we cannot tell, and to be changed where we can. */
function Columns({ view, preview }: { view: ReportPage; preview: Preview }) {
  const { report } = view;
  return (
    <fieldset class="columns">
      <legend>{report.say('upload.mapping')}</legend>
      <p>{report.say(preview.lines > 0 ? 'upload.mapping.known' : 'upload.mapping.text')}</p>
      {preview.columns.map((column, index) => {
        const name = uploadFields.mapping(index);
        const examples = preview.sample
          .map((row) => row[index] ?? '')
          .filter(Boolean)
          .slice(0, 3);
        return (
          <div class="item" key={name}>
            <label class="legend" for={name}>
              <bdi>{column || report.say('upload.column', { number: index + 1 })}</bdi>
            </label>
            <p class="hint">
              <bdi>{examples.join(' · ')}</bdi>
            </p>
            <select id={name} name={name}>
              {meanings.map((meaning) => (
                <option value={meaning} selected={preview.mapping[index] === meaning} key={meaning}>
                  {report.say(`meaning.${meaning}`)}
                </option>
              ))}
            </select>
          </div>
        );
      })}
      <button type="submit" name={stepField} value="read">
        {report.say('upload.mapping.go')}
      </button>
    </fieldset>
  );
}

function Numbers({ view, preview }: { view: ReportPage; preview: Preview }) {
  const { report } = view;
  return (
    <>
      <h2>{report.say('upload.preview')}</h2>
      <p>{report.say('upload.preview.text')}</p>
      <p>
        <strong>
          {report.count('upload.lines', preview.lines, { count: preview.lines })} ·{' '}
          {report.count('upload.members', preview.members, { count: preview.members })}
        </strong>
      </p>
      <ul>
        {preview.totals.map(([name, people]) => (
          <li key={name}>
            <bdi>{name}</bdi>: {people}
          </li>
        ))}
      </ul>
      <h2>{report.say('upload.use')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled with the keyboard */}
      <section class="wide" tabIndex={0} aria-label={report.say('upload.use')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{report.say('history.cell')}</th>
              <th scope="col">{report.say('upload.now')}</th>
              <th scope="col">{report.say('upload.read')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.taking.map(({ field, now, read }) => (
              <tr key={field}>
                <th scope="row">{labelOf(field, view)}</th>
                <td>
                  <bdi>{now}</bdi>
                </td>
                <td>
                  <bdi>{read}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** What was read from a file: what is wrong with it, what it adds up to, and what it would change. */
export function Seen({ view, preview }: { view: ReportPage; preview: Preview }) {
  const { report } = view;
  const by = (...levels: readonly Finding['level'][]) => preview.findings.filter(({ level }) => levels.includes(level));
  const errors = by('error');
  return (
    <>
      {errors.length > 0 ? (
        <div class="summary" id="summary" role="alert" tabIndex={-1}>
          <List view={view} title={report.say('upload.bad.title')} found={errors} />
          <p>{report.say('upload.bad.text')}</p>
        </div>
      ) : null}
      <List view={view} title={report.say('warnings.title')} found={by('warning')} />
      <List view={view} title={report.say('infos.title')} found={by('info')} />
      <form method="post" enctype="multipart/form-data" action={reportAddress(view, '/upload')}>
        <input type="hidden" name={uploadFields.carried} value={preview.carried} />
        <input type="hidden" name={revisionField} value={preview.revision} />
        {preview.hasDuplicates || preview.addUp ? (
          <div class="item">
            <label class="choice">
              <input type="checkbox" name={uploadFields.addUp} value="yes" checked={preview.addUp} />
              <span>{report.say('upload.duplicates')}</span>
            </label>
            <button type="submit" name={stepField} value="read">
              {report.say('upload.again')}
            </button>
          </div>
        ) : null}
        {preview.columns.length > 0 && !preview.isReady ? <Columns view={view} preview={preview} /> : null}
        {preview.lines > 0 ? <Numbers view={view} preview={preview} /> : null}
        {preview.isReady ? (
          <div class="actions">
            <button type="submit" class="primary" name={stepField} value="confirm">
              {report.say('upload.confirm')}
            </button>
          </div>
        ) : null}
        {preview.columns.length > 0 && preview.isReady ? (
          <details>
            <summary>{report.say('upload.mapping')}</summary>
            <Columns view={view} preview={preview} />
          </details>
        ) : null}
      </form>
    </>
  );
}
