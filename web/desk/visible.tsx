import type { ReleaseView } from './contract.ts';
import type { VisibleView } from './derived.ts';
import { Bar } from './figures.tsx';
import { numberLabel } from './format.ts';

const percentOf = ({ cells, shown }: VisibleView): number => (cells === 0 ? 0 : Math.floor((100 * shown) / cells));

/** What would show more of this breakdown, and what it costs. */
function adviceFor(one: VisibleView, whole: number, k: number): string {
  const { breakdown, tables, withheld, groups, pooled } = one;
  if (breakdown === '') return 'Ohne Aufteilung ist am meisten zu sehen.';
  const percent = percentOf(one);
  if (withheld === tables)
    return 'Nichts zu sehen: zu wenige Teilnahmen, oder die Tabellen hängen mit anderen zusammen.';
  const cost = whole - percent;
  const merged =
    pooled === 0 ? '' : ` ${pooled} davon ${pooled === 1 ? 'ist' : 'sind'} aus kleinen Gruppen zusammengefasst.`;
  if (percent < 50)
    return `Kostet ${cost} Prozentpunkte gegenüber „Gesamt“: ${groups} Gruppen sind für so viele Antworten zu fein.${merged} Weniger Gruppen ergeben mehr Zahlen.`;
  if (percent < 80)
    return `Kostet ${cost} Prozentpunkte gegenüber „Gesamt“.${merged} Gröbere Gruppen, etwa ab ${numberLabel(4 * k * 5)} Teilnahmen je Gruppe, würden mehr zeigen.`;
  return `Kostet ${Math.max(0, cost)} Prozentpunkte gegenüber „Gesamt“.${merged}`;
}

/** How much of each breakdown is shown, and which one costs what. */
export function VisibleParts({ release: { visible, policy } }: { release: ReleaseView }) {
  const whole = visible.find(({ breakdown }) => breakdown === '');
  return (
    <details class="panel">
      <summary>Wie viel ist zu sehen, und was kostet welche Aufteilung?</summary>
      <ul class="advice">
        {visible.map((one) => (
          <li key={one.breakdown}>
            <b>{one.label === '' ? 'Gesamt' : `Nach: ${one.label}`}</b>
            <span>
              {percentOf(one)} % der veröffentlichten Felder sind sichtbar ({numberLabel(one.shown)} von{' '}
              {numberLabel(one.cells)})
            </span>
            <Bar percent={percentOf(one)} />
            <span class="small">
              {one.breakdown === '' ? '' : `${one.groups} Gruppen, `}
              {numberLabel(one.tables)} Tabellen
              {one.withheld > 0 ? `, davon ${numberLabel(one.withheld)} ganz zurückgehalten` : ''}.{' '}
              {adviceFor(one, whole ? percentOf(whole) : 100, policy.k)}
            </span>
          </li>
        ))}
      </ul>
      <p class="small">
        Wie viele der verdeckten Felder für sich groß genug wären, bleibt offen: Das würde verraten, welche klein sind.
      </p>
    </details>
  );
}
