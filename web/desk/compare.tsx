import { useCallback, useState } from 'preact/hooks';
import type { Apart } from '../../survey/derived/compare.ts';
import { type Labelled, percentOf } from '../../survey/labels.ts';
import type { Api } from './api.ts';
import type { ComparedLine, ComparedTable, ComparisonView } from './derived.ts';
import { Bar } from './figures.tsx';
import { dayLabel, numberLabel } from './format.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import { useLoaded } from './load.ts';
import { signed } from './matrix.ts';
import { Notice } from './notice.tsx';
import { type ReleaseKey, releasePath, wavesPath } from './route.ts';

type Props = { api: Api; now: ReleaseKey; before: ReleaseKey };

/** Two releases of one questionnaire side by side. */
export function Compare({ api, now, before }: Props) {
  const fetchBoth = useCallback(() => api.compare(now, before), [api, now, before]);
  const { value: comparison, problem } = useLoaded(fetchBoth);
  return (
    <>
      <p class="trail">
        <Link to={wavesPath}>Alle Befragungen</Link> ·{' '}
        <Link to={releasePath(now.wave, now.number)}>Zurück zu den Ergebnissen</Link>
      </p>
      {comparison ? <Both comparison={comparison} /> : <Heading title="Vergleich" />}
      <Notice text={problem} />
      {comparison || problem ? null : <p>Wird geladen …</p>}
    </>
  );
}

function Both({ comparison }: { comparison: ComparisonView }) {
  const { now, before, tables, title } = comparison;
  const [breakdown, setBreakdown] = useState('');
  const ways = new Map<string, Labelled>([['', { code: '', label: 'Gesamt' }]]);
  for (const table of tables) if (table.breakdown) ways.set(table.breakdown.code, table.breakdown);
  const shown = tables.filter((table) => (table.breakdown?.code ?? '') === breakdown);
  const items = [...new Set(shown.map(({ item }) => item))];
  const questions = items.map((item) => shown.filter((table) => table.item === item));
  return (
    <>
      <Heading title={`Vergleich: ${now.name} und ${before.name}`} />
      <p class="subtitle">{title}</p>
      {now.demo || before.demo ? (
        <p class="badges">
          <span class="badge demo">Beispieldaten</span>
        </p>
      ) : null}
      <dl class="facts wide">
        {[now, before].map(({ wave, name, number, day, total }) => (
          <div class="figure" key={wave}>
            <dt>{name}</dt>
            <dd>
              <strong>{total === null ? 'sehr wenige' : numberLabel(total)}</strong> Teilnahmen
              <p class="small">
                Veröffentlichung {number} vom {dayLabel(day)}
              </p>
            </dd>
          </div>
        ))}
      </dl>
      <p class="small">
        Nebeneinander steht nur, was beide Veröffentlichungen zeigen; +/− sind Prozentpunkte. Andere Menschen haben
        geantwortet: Kleine Unterschiede können Zufall sein, bei 100 Antworten leicht 10 Prozentpunkte.
      </p>
      <div class="filter">
        <fieldset>
          <legend>Aufteilen nach</legend>
          {[...ways.values()].map(({ code, label }) => (
            <label class="tick" key={code}>
              <input type="radio" name="by" checked={code === breakdown} onChange={() => setBreakdown(code)} />
              {label}
            </label>
          ))}
        </fieldset>
        <p role="status" class="small">
          {numberLabel(questions.length)} Fragen im Vergleich
        </p>
      </div>
      {questions.map((tables) => (
        <Question key={`${tables[0]?.item}~${breakdown}`} tables={tables} names={[now.name, before.name]} />
      ))}
      <NotCompared apart={comparison.apart} />
    </>
  );
}

type Names = readonly [now: string, before: string];

/** One question: options that can be chosen together share a table, anything else has its own. */
function Question({ tables, names }: { tables: readonly ComparedTable[]; names: Names }) {
  const [first] = tables;
  if (!first) return null;
  const { item, title, breakdown } = first;
  const options = breakdown ? [] : tables.filter(({ option }) => option);
  const apart = tables.filter((table) => !options.includes(table)).flatMap((table) => table.apart);
  return (
    <section class="block" aria-labelledby={`compared-${item}`}>
      <h2 id={`compared-${item}`}>
        <span class="number">{item}</span> {title}
        {breakdown ? <span class="hidden">, nach {breakdown.label}</span> : null}
      </h2>
      {options.length > 0 ? (
        <Pairs caption="Mehrere Antworten möglich." names={names} rows={chosenOf(options)} />
      ) : null}
      {tables
        .filter((table) => !options.includes(table))
        .flatMap((table) =>
          table.lines.map((line) => (
            <Pairs
              key={`${table.id} ${line.code}`}
              caption={[(table.option ?? table.part)?.label, breakdown && line.label].filter(Boolean).join(' · ')}
              base={baseOf(line)}
              names={names}
              rows={line.cells.map((cell) => ({ ...cell, label: cell.members?.join(', ') ?? cell.label, line }))}
            />
          )),
        )}
      {apart.length > 0 ? (
        <p class="small">Nicht vergleichbar, weil anders zusammengefasst: {[...new Set(apart)].join(' · ')}</p>
      ) : null}
    </section>
  );
}

type PairRow = Omit<ComparedLine['cells'][number], 'members'> & { readonly line: ComparedLine };

/** How many chose each option, of those who were asked. */
const chosenOf = (options: readonly ComparedTable[]): readonly PairRow[] =>
  options.flatMap(({ option, lines }) =>
    lines.flatMap((line) =>
      line.cells.filter(({ code }) => code === 'yes').map((cell) => ({ ...cell, ...option, line })),
    ),
  );

const baseOf = ({ base, now, before }: ComparedLine): string =>
  `Basis: ${numberLabel(now)} und ${numberLabel(before)} ${base === 'valid' ? 'gültige Antworten' : 'Teilnahmen, auch ohne Antwort'}`;

type PairsProps = { caption: string; base?: string; names: Names; rows: readonly PairRow[] };

/** Shares side by side. Without a base of its own each row says its two bases. */
function Pairs({ caption, base, names: [now, before], rows }: PairsProps) {
  return (
    <table class="pairs">
      <caption>
        {caption ? <span class="said">{caption}</span> : null} {base ? <span class="small">{base}</span> : null}
      </caption>
      <thead>
        <tr>
          <th scope="col">Antwort</th>
          <th scope="col">{now}</th>
          <th scope="col">{before}</th>
          <th scope="col">
            <span aria-hidden="true">+/−</span>
            <span class="hidden">Unterschied in Prozentpunkten</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, label, now: count, before: past, points, line }) => (
          <tr key={code}>
            <th scope="row">{label}</th>
            <Share count={count} base={line.now} said={base === undefined} />
            <Share count={past} base={line.before} said={base === undefined} />
            <td>
              {points === null ? (
                <>
                  <span aria-hidden="true">–</span>
                  <span class="hidden">nicht vergleichbar</span>
                </>
              ) : (
                <>
                  {signed(points)}
                  <span class="hidden"> Prozentpunkte</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Share({ count, base, said }: { count: number | null; base: number; said: boolean }) {
  if (count === null)
    return (
      <td>
        <span aria-hidden="true">•</span>
        <span class="hidden">nicht ausgewiesen</span>
      </td>
    );
  const percent = percentOf(count, base);
  return (
    <td>
      {percent} %{' '}
      <span class="small">
        ({numberLabel(count)}
        {said ? ` von ${numberLabel(base)}` : ''})
      </span>
      <Bar percent={percent} />
    </td>
  );
}

const reasons: Readonly<Record<Apart, string>> = {
  only_now: 'Nur in der neueren Befragung gefragt oder ausgezählt',
  only_before: 'Nur in der älteren Befragung gefragt oder ausgezählt',
  withheld: 'In einer der beiden Veröffentlichungen zum Schutz der Befragten nicht gezeigt',
  answers: 'Es gab andere Antworten zur Auswahl',
  pooled: 'Antworten oder Gruppen sind unterschiedlich zusammengefasst',
};

/** What cannot be compared, and why. */
function NotCompared({ apart }: { apart: ComparisonView['apart'] }) {
  if (apart.length === 0) return null;
  return (
    <section class="block" aria-labelledby="not-compared">
      <h2 id="not-compared">Was sich nicht vergleichen lässt</h2>
      {apart.map(({ why, names }) => (
        <details key={why}>
          <summary>
            {reasons[why]}: {numberLabel(names.length)} {names.length === 1 ? 'Tabelle' : 'Tabellen'}
          </summary>
          <ul>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
