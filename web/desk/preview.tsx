import { useState } from 'preact/hooks';
import { largeEnough, previewOf } from '../../survey/derived/preview.ts';
import type { WaveCard } from './contract.ts';
import { numberLabel } from './format.ts';

const verdicts = {
  whole: 'Diese Aufteilung bliebe leer: Es braucht mindestens zwei Gruppen und Teilnahmen für beide.',
  few: 'Die meisten Felder würden verdeckt. Weniger Gruppen ergeben mehr Zahlen.',
  some: 'Ein Teil der Felder würde verdeckt.',
  most: 'Fast alle Felder wären zu sehen.',
} as const;

const wholeNumber = (text: string): number => Math.max(0, Math.floor(Number(text) || 0));

/** What a wave's results will show, from how many take part alone: nothing is read of what they answered. */
export function Preview({ wave }: { wave: WaveCard }) {
  const { id, name, k, participation, breakdowns, places } = wave;
  const [total, setTotal] = useState<number>();
  const expected = total ?? participation?.total ?? 0;
  if (breakdowns.length === 0) return null;
  return (
    <details class="invite">
      <summary>
        Was wird zu sehen sein?<span class="hidden"> {name}</span>
      </summary>
      <label class="field">
        <span>Erwartete Teilnahmen</span>
        <input
          type="number"
          min="0"
          inputMode="numeric"
          value={expected}
          onInput={({ currentTarget }) => setTotal(wholeNumber(currentTarget.value))}
        />
      </label>
      {breakdowns.map((breakdown) => (
        <Forecast key={breakdown.code} id={`${id}-${breakdown.code}`} breakdown={breakdown} total={expected} k={k} />
      ))}
      {places.length === 0 || !participation ? null : (
        <p class="small">
          Orte bis jetzt: {largeEnough(Object.values(participation.places), k)} von {places.length} haben mindestens{' '}
          {2 * k} Teilnahmen.
        </p>
      )}
      <p class="small">
        Gerechnet nur mit der Zahl der Teilnahmen, so als wären alle Gruppen gleich groß und jede Frage hätte fünf
        Antworten. Welche Gruppen es wirklich gibt, zeigt sich erst nach dem Schließen.
      </p>
    </details>
  );
}

type ForecastProps = { id: string; breakdown: WaveCard['breakdowns'][number]; total: number; k: number };

function Forecast({ id, breakdown, total, k }: ForecastProps) {
  const [groups, setGroups] = useState(breakdown.groups);
  const { alone, verdict } = previewOf(total, groups, k);
  const said =
    alone >= groups
      ? `Jede der ${numberLabel(groups)} Gruppen kann für sich stehen, wenn sie mindestens ${2 * k} Teilnahmen hat.`
      : `Höchstens ${numberLabel(alone)} von ${numberLabel(groups)} Gruppen können mindestens ${2 * k} Teilnahmen haben; die übrigen werden zusammengefasst.`;
  return (
    <fieldset class="forecast">
      <legend>Nach: {breakdown.label}</legend>
      <label class="field" htmlFor={id}>
        <span>Zahl der Gruppen</span>
        <input
          id={id}
          type="number"
          min="1"
          inputMode="numeric"
          value={groups}
          onInput={({ currentTarget }) => setGroups(wholeNumber(currentTarget.value))}
        />
      </label>
      <p class="small" role="status">
        {verdict === 'whole' ? '' : `${said} `}
        {verdicts[verdict]}
      </p>
    </fieldset>
  );
}
