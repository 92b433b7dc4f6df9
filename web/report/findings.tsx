import { type Finding, reasonKey } from '../../survey/clubs/finding.ts';
import { fill } from '../../survey/text.ts';
import { anchorOf } from '../form/ids.ts';
import { sayIssue } from '../words/issue.ts';
import { labelOf } from './label.ts';
import { type ReportView, reasonField } from './view.ts';

/** The form field a finding is about. */
export const fieldOf = ({ item, row, column }: Finding): string =>
  [item, ...(row ? [row] : []), ...(column ? [column] : [])].join('.');

/** Where a link to a finding leads: the cell where it names one, else the item. */
const anchorFor = (found: Finding): string =>
  found.row !== undefined && found.column !== undefined ? anchorOf(found.item, fieldOf(found)) : `item-${found.item}`;

/** What a finding is about, where it names it: a band and a department without a name are said by their labels. */
function named({ item, row, values }: Finding, { wording }: Pick<ReportView, 'wording'>) {
  const { band, name } = values;
  const label = (key: string): string => wording.say(key).text;
  const entry = item === 'c' ? fill(label('c.one'), { number: row ?? '' }) : label('c_general.row.general');
  return {
    ...(band === undefined ? {} : { band: label(`b.row.${band}`) }),
    ...(name === undefined ? {} : { name: name || entry }),
  };
}

/** A finding in the reader's language. */
export const sayFinding = (found: Finding, view: Pick<ReportView, 'report' | 'wording'>): string =>
  view.report.say(`finding.${found.says}`, { ...found.values, ...named(found, view) });

type About = { readonly view: ReportView; readonly found: readonly Finding[]; readonly id?: string };

/** Where in its item a finding is: a row and a column, an entry; nothing where it is about all of it. */
function placeIn(found: Finding, view: ReportView): string {
  const [item, field] = [labelOf(found.item, view), labelOf(fieldOf(found), view)];
  return field.startsWith(item) ? field.slice(item.length).replace(/^ – /, '') : field;
}

/** Findings of one item: what is said of all of them is said once, and each place is a link. */
function Group({ view, found, id }: About) {
  const [first] = found;
  if (!first) return null;
  const said = sayFinding(first, view);
  const isShared = found.length > 1 && found.every((one) => sayFinding(one, view) === said);
  const item = labelOf(first.item, view);
  const textOf = (one: Finding): string => {
    const place = placeIn(one, view);
    if (isShared) return place || item;
    return place === '' ? sayFinding(one, view) : `${place}: ${sayFinding(one, view)}`;
  };
  return (
    <div class="group" id={id}>
      <p>
        <strong>{item}</strong> {isShared ? said : ''}
      </p>
      <ul>
        {found.map((one) => (
          <li key={fieldOf(one) + one.says}>
            <a href={`#${anchorFor(one)}`}>{textOf(one)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Findings by what is said of an item, in the order they come first. */
function groupsOf(found: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const one of found) groups.set(reasonKey(one), [...(groups.get(reasonKey(one)) ?? []), one]);
  return [...groups.values()];
}

/** Errors by the form's own rules and by those of clubs, each a link to its cell. */
function Errors({ view, found }: { view: ReportView; found: readonly Finding[] }) {
  const { issues, words, report } = view;
  if (found.length + issues.length === 0) return null;
  return (
    <>
      <h2>{report.say('errors.title')}</h2>
      {issues.length > 0 ? (
        <ul>
          {issues.map((issue) => (
            <li key={issue.field + issue.code}>
              <a href={`#${anchorOf(issue.item, issue.field)}`}>
                {labelOf(issue.field, view)} – {sayIssue(words, issue, (key) => view.wording.say(key).text)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {groupsOf(found).map((group) => (
        <Group view={view} found={group} key={group[0] ? reasonKey(group[0]) : ''} />
      ))}
    </>
  );
}

/** One question for a reason, about all that a sentence says of an item. */
function Why({ found, view }: { found: readonly Finding[]; view: ReportView }) {
  const [first] = found;
  if (!first) return null;
  const key = reasonKey(first);
  const name = reasonField(key);
  return (
    <div class="item why" id={`why-${key}`}>
      <Group view={view} found={found} id={`about-${key}`} />
      <label class="legend" for={name}>
        {view.report.say('why.label')}
      </label>
      <textarea id={name} name={name} rows={2} maxlength={500} form="form" dir="auto" aria-describedby={`about-${key}`}>
        {view.reasons[key] ?? ''}
      </textarea>
    </div>
  );
}

/** What was found in a report that may be sent, and the reasons that were given: to be read once more. */
export const Reasons = ({ view }: { view: ReportView }) => (
  <>
    {groupsOf(view.findings).map((group) => (
      <div class="infos" key={group[0] ? reasonKey(group[0]) : ''}>
        <ul>
          {group.map((one) => (
            <li key={fieldOf(one) + one.says}>
              {labelOf(fieldOf(one), view)} – {sayFinding(one, view)}
            </li>
          ))}
        </ul>
        {group[0]?.reason ? (
          <blockquote dir="auto">
            <strong>{view.report.say('why.label')}:</strong> {group[0].reason}
          </blockquote>
        ) : null}
      </div>
    ))}
  </>
);

/** What was found in the report: what blocks, what wants a reason, what is only said. */
export function Findings({ view }: { view: ReportView }) {
  const { findings, issues, report } = view;
  const by = (level: Finding['level']): readonly Finding[] => findings.filter((one) => one.level === level);
  const [errors, warnings, infos] = [by('error'), by('warning'), by('info')];
  if (findings.length + issues.length === 0) return null;
  return (
    <section class="findings" id="findings" aria-label={report.say('findings.title')}>
      {errors.length + issues.length > 0 ? (
        <div class="summary" id="summary" role="alert" tabIndex={-1}>
          <Errors view={view} found={errors} />
        </div>
      ) : null}
      {warnings.length > 0 ? (
        <div class="warnings">
          <h2>{report.say('warnings.title')}</h2>
          <p>{report.say('warnings.text')}</p>
          {groupsOf(warnings).map((group) => (
            <Why found={group} view={view} key={group[0] ? reasonKey(group[0]) : ''} />
          ))}
        </div>
      ) : null}
      {infos.length > 0 ? (
        <div class="infos">
          <h2>{report.say('infos.title')}</h2>
          <ul>
            {infos.map((one) => (
              <li key={fieldOf(one) + one.says}>{sayFinding(one, view)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
