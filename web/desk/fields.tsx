import type { FieldOfAction } from '../../survey/field.ts';
import type { Api } from './api.ts';
import type { FieldView, FieldWave, KeyFigure } from './derived.ts';
import { dayLabel, decimalLabel, numberLabel } from './format.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';
import { useLoaded } from './load.ts';
import { signed } from './matrix.ts';
import { Notice } from './notice.tsx';
import { releasePath } from './route.ts';

const names: Readonly<Record<FieldOfAction, string>> = {
  bildung: 'Bildung und Sprachförderung',
  teilhabe: 'Gesellschaftliche Teilhabe, Sport und Kultur',
  gesundheit: 'Gesundheit und Pflege',
  arbeit: 'Arbeit und Wirtschaft',
  querschnitt: 'Übergreifend',
};

/** The fields of action of the Integrationskonzept, each with what its waves gave. */
export function Fields({ api }: { api: Api }) {
  const { value: fields, problem } = useLoaded(api.fields);
  return (
    <>
      <Heading title="Handlungsfelder" />
      <p class="lead">Was die Befragungen zu jedem Handlungsfeld des Integrationskonzepts ergeben haben.</p>
      <Notice text={problem} />
      {fields ? fields.map((one) => <Field key={one.field} view={one} />) : problem ? null : <p>Wird geladen …</p>}
    </>
  );
}

function Field({ view: { field, waves } }: { view: FieldView }) {
  return (
    <section class="block" aria-labelledby={`field-${field}`}>
      <h2 id={`field-${field}`}>{names[field]}</h2>
      {waves.length === 0 ? <p class="small">Noch keine veröffentlichten Ergebnisse.</p> : null}
      {waves.map((wave) => (
        <WaveFigures key={wave.wave} wave={wave} />
      ))}
    </section>
  );
}

function WaveFigures({
  wave: { wave, name, title, number, day, total, k, demo, projects, figures },
}: {
  wave: FieldWave;
}) {
  return (
    <article class="result" aria-labelledby={`result-${wave}`}>
      <h3 id={`result-${wave}`}>{name}</h3>
      {demo ? (
        <p class="badges">
          <span class="badge demo">Beispieldaten</span>
        </p>
      ) : null}
      {title === name ? null : <p class="subtitle">{title}</p>}
      <p class="small">
        {total === null ? `Weniger als ${k}` : numberLabel(total)} Teilnahmen · Veröffentlichung {number} vom{' '}
        {dayLabel(day)}
        {projects.length > 0 ? ` · Projekte: ${projects.join(', ')}` : ''}
      </p>
      {figures.length > 0 ? <FigureTable id={`figures-${wave}`} name={name} figures={figures} /> : null}
      <Link to={releasePath(wave, number)} class="button quiet">
        Alle Ergebnisse<span class="hidden">: {name}</span>
      </Link>
    </article>
  );
}

function FigureTable({ id, name, figures }: { id: string; name: string; figures: readonly KeyFigure[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-labelledby={id} tabIndex={0}>
      <table class="keyed">
        <caption id={id}>
          <span class="said">
            Kennzahlen<span class="hidden"> von {name}</span>
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Frage</th>
            <th scope="col">Ergebnis</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={`${figure.item} ${figure.part}`}>
              <th scope="row">
                {figure.title}
                {figure.part ? <span class="part">{figure.part}</span> : null}
              </th>
              <td>
                {saidOf(figure).map((line) => (
                  <span class="part" key={line}>
                    {line}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A key figure in words, a line each. */
function saidOf({ base, mean, highest, best, net, top, answers = [] }: KeyFigure): readonly string[] {
  const [low, high] = mean?.map(decimalLabel) ?? [];
  const scale = highest !== undefined && best ? ` (${highest} = ${best})` : '';
  return [
    ...(top ? [`${top.percent} % ${top.label}`] : []),
    ...(low ? [`Mittelwert ${low === high ? low : `${low} bis ${high}`}${scale}`] : []),
    ...(net === undefined ? [] : [`Netto-Empfehlung ${signed(net)}`]),
    ...answers.map(({ label, percent }) => `${percent} % ${label}`),
    `Basis: ${numberLabel(base)} gültige Antworten`,
  ];
}
