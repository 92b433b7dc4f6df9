import type { CoverageView } from './derived.ts';
import { dateLabel, decimalLabel, numberLabel } from './format.ts';

const names: Readonly<Record<string, string>> = {
  inhabitants: 'Einwohnerinnen und Einwohner',
  immigrant_history: 'Menschen mit Einwanderungsgeschichte',
  foreigners: 'Menschen ohne deutschen Pass',
  children_under_6: 'Kinder unter 6 Jahren',
};

const unknown = 'keine Angabe in der Quelle';

/** How the responses of the towns are to how many people live there. */
export function CoverageTables({ coverage }: { coverage: readonly CoverageView[] }) {
  if (coverage.length === 0) return null;
  return (
    <details class="panel">
      <summary>Woher kommen die Teilnahmen, und wer lebt dort?</summary>
      {coverage.map((one) => (
        <CoverageTable key={one.what} coverage={one} />
      ))}
      <p class="small">
        Zur Auswahl der Befragten: Niemand wurde ausgelost. Eine Stadt mit kleinem Anteil an den Teilnahmen ist
        schwächer vertreten, als sie Menschen hat; ihre Ergebnisse sagen weniger. Gewichtet wird nicht.
      </p>
    </details>
  );
}

function CoverageTable({ coverage: { what, sources, rows, county } }: { coverage: CoverageView }) {
  const id = `coverage-${what}`;
  const title = names[what] ?? what;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-labelledby={id} tabIndex={0}>
      <table class="matrix">
        <caption id={id}>
          <span class="said">Teilnahmen und Bevölkerung: {title}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Stadt</th>
            <th scope="col">Teilnahmen</th>
            <th scope="col">Anteil an allen Städten</th>
            <th scope="col">{title}</th>
            <th scope="col">Anteil an der Bevölkerung</th>
            <th scope="col">Unterschied</th>
            <th scope="col">Teilnahmen je 1.000</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.code} row={row} />
          ))}
        </tbody>
      </table>
      {county ? <County county={county} title={title} rated={what === 'inhabitants'} /> : null}
      <p class="small">
        {sources.length === 0
          ? `Für die Städte: ${unknown}.`
          : sources.map(({ date, source }) => `Für die Städte: ${source}, Stand ${dateLabel(date)}.`).join(' ')}
      </p>
    </section>
  );
}

type CountyProps = { county: NonNullable<CoverageView['county']>; title: string; rated: boolean };

/** The whole county. Responses come from all people, so that they are a rate of all people only. */
function County({ county, title, rated }: CountyProps) {
  const { name, count, value, date, source, perThousand } = county;
  return (
    <p>
      {name} insgesamt: {numberLabel(value)} {title}
      {!rated || count === null || perThousand === null
        ? ''
        : `, ${numberLabel(count)} Teilnahmen, das sind ${decimalLabel(perThousand)} je 1.000`}
      .{' '}
      <span class="small">
        ({source}, Stand {dateLabel(date)})
      </span>
    </p>
  );
}

function Row({ row: { label, count, share, population, perThousand } }: { row: CoverageView['rows'][number] }) {
  const part = population?.share ?? null;
  const points = part === null ? null : share - part;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{numberLabel(count)}</td>
      <td>{share} %</td>
      <td>{population ? numberLabel(population.value) : <span class="small">{unknown}</span>}</td>
      <td>{part === null ? <span class="small">nicht bekannt</span> : `${part} %`}</td>
      <td>
        {points === null ? (
          <span class="small">–</span>
        ) : (
          `${points > 0 ? '+' : points < 0 ? '−' : '±'}${Math.abs(points)} Punkte`
        )}
      </td>
      <td>{perThousand === null ? <span class="small">–</span> : decimalLabel(perThousand)}</td>
    </tr>
  );
}
