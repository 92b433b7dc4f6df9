import { useCallback, useMemo, useState } from 'preact/hooks';
import { associationNames } from '../../../survey/clubs/associations.ts';
import { changeOf } from '../../../survey/clubs/change.ts';
import { townName } from '../../../survey/town.ts';
import type { Api } from '../api.ts';
import { dayLabel, momentOf, numberLabel } from '../format.ts';
import { Heading } from '../heading.tsx';
import { Link } from '../link.tsx';
import { useLoaded } from '../load.ts';
import { Notice } from '../notice.tsx';
import { reportPath } from '../route.ts';
import { openClubs } from './api.ts';
import { Closing } from './closing.tsx';
import type { ClubRow, ClubsView } from './contract.ts';
import { Invitations } from './invitations.tsx';

const statuses = { sent: 'gesendet', accepted: 'angenommen', returned: 'zurückgegeben' } as const;

/** Where an organisation stands, in a word; the first that fits. */
export function standOf({ report, opened, invited, revoked, merged }: ClubRow): string {
  if (report) return statuses[report.status];
  if (merged !== null) return `Teil von ${merged}`;
  if (revoked) return 'gesperrt';
  if (opened) return `geöffnet am ${dayLabel(opened)}`;
  return invited ? 'eingeladen' : 'nicht eingeladen';
}

type Group = { readonly key: string; readonly name: string; readonly rows: readonly ClubRow[] };

function byTown(rows: readonly ClubRow[]): readonly Group[] {
  const keys = [...new Set(rows.map(({ town }) => town))].sort();
  return keys.map((key) => ({ key, name: townName(key), rows: rows.filter(({ town }) => town === key) }));
}

/** Only who has reported has told its Fachverbände. */
function byAssociation(rows: readonly ClubRow[]): readonly Group[] {
  const keys = [...new Set(rows.flatMap(({ report }) => report?.summary.associations ?? []))].sort();
  return keys.map((key) => ({
    key,
    name: associationNames[key] ?? key,
    rows: rows.filter(({ report }) => report?.summary.associations.includes(key)),
  }));
}

/** Members now and the year before, of those that reported in both years. */
function yearOnYear(rows: readonly ClubRow[]): string {
  const both = rows.filter(({ report, before }) => report?.summary.members != null && before !== null);
  const sum = (of: (row: ClubRow) => number): number => both.reduce((total, row) => total + of(row), 0);
  const { before, now, difference, percent } = changeOf(
    sum((row) => row.before ?? 0),
    sum((row) => row.report?.summary.members ?? 0),
  );
  if (both.length === 0) return '–';
  const sign = (difference ?? 0) > 0 ? '+' : '';
  const share = percent === null || percent === undefined ? '' : `, ${sign}${percent} %`;
  return `${numberLabel(now ?? 0)} (Vorjahr ${numberLabel(before ?? 0)}${share})`;
}

function Groups({ title, groups }: { title: string; groups: readonly Group[] }) {
  return (
    <section class="block" aria-label={title}>
      <h2>{title}</h2>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">Gemeldet</th>
            <th scope="col">Geöffnet</th>
            <th scope="col">Erinnert</th>
            <th scope="col">Hinweise</th>
            <th scope="col">Mitglieder der Vereine mit beiden Jahren</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, name, rows }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>
                {rows.filter(({ report }) => report).length} von {rows.length}
              </td>
              <td>{rows.filter(({ opened }) => opened).length}</td>
              <td>{rows.filter(({ reminded }) => reminded.length > 0).length}</td>
              <td>{rows.reduce((sum, { report }) => sum + (report?.summary.warnings ?? 0), 0)}</td>
              <td>{yearOnYear(rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const filters = [
  ['all', 'alle', () => true],
  ['missing', 'noch nicht gemeldet', ({ report, merged }: ClubRow) => report === null && merged === null],
  ['open', 'zu prüfen', ({ report }: ClubRow) => report?.status === 'sent'],
  ['warnings', 'mit Hinweisen', ({ report }: ClubRow) => (report?.summary.warnings ?? 0) > 0],
  ['returned', 'zurückgegeben', ({ report }: ClubRow) => report?.status === 'returned'],
] as const;

function Clubs({ view }: { view: ClubsView }) {
  const [filter, setFilter] = useState('all');
  const [, , fits] = filters.find(([key]) => key === filter) ?? filters[0];
  const rows = view.rows.filter(fits);
  return (
    <section class="block" aria-label="Vereine">
      <h2>Vereine</h2>
      <div class="toolbar">
        <label class="field">
          <span>Zeigen</span>
          <select value={filter} onChange={({ currentTarget }) => setFilter(currentTarget.value)}>
            {filters.map(([key, label]) => (
              <option value={key} key={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <span class="small" role="status">
          {rows.length} Vereine
        </span>
      </div>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Verein</th>
            <th scope="col">Ort</th>
            <th scope="col">Stand</th>
            <th scope="col">Mitglieder</th>
            <th scope="col">Vorjahr</th>
            <th scope="col">Hinweise</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.vkz}>
              <th scope="row">
                <Link to={reportPath(view.wave.id, row.vkz)}>{row.name}</Link>
              </th>
              <td>{townName(row.town)}</td>
              <td>
                {standOf(row)}
                {row.reminded.length > 0 ? (
                  <span class="small"> erinnert: {row.reminded.map(dayLabel).join(', ')}</span>
                ) : null}
              </td>
              <td>{row.report?.summary.members ?? '–'}</td>
              <td>{row.before ?? '–'}</td>
              <td>{row.report ? row.report.summary.warnings : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A wave of invited organisations: who has reported, and whom to invite or remind. */
export function ClubsWave({ api, wave }: { api: Api; wave: string }) {
  const clubs = useMemo(() => openClubs(api), [api]);
  const load = useCallback(() => clubs.view(wave), [clubs, wave]);
  const { value: view, problem, reload } = useLoaded(load);
  return (
    <>
      <Heading title={view?.wave.name ?? 'Vereine'} />
      <Notice text={problem} />
      {view ? (
        <>
          <p class="lead">
            Berichtsjahr {view.wave.year}, bis {momentOf(view.wave.closes)}. Gemeldet:{' '}
            <strong>
              {view.rows.filter(({ report }) => report).length} von {view.rows.length}
            </strong>
          </p>
          <Closing api={api} view={view} reload={reload} />
          <Invitations view={view} clubs={clubs} reload={reload} />
          <Clubs view={view} />
          <Groups title="Städte" groups={byTown(view.rows)} />
          <Groups title="Fachverbände" groups={byAssociation(view.rows)} />
        </>
      ) : null}
    </>
  );
}
