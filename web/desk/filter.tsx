import type { Labelled } from '../../survey/labels.ts';

/** What of a release is shown. */
export type Choice = { readonly search: string; readonly breakdown: string; readonly published: boolean };

type Props = { choice: Choice; choose: (choice: Choice) => void; breakdowns: readonly Labelled[]; found: string };

/** Search, breakdown, and whether withheld tables are listed. */
export function Filter({ choice, choose, breakdowns, found }: Props) {
  const ways: readonly Labelled[] = [{ code: '', label: 'Gesamt' }, ...breakdowns];
  return (
    <search class="filter" aria-label="Tabellen auswählen">
      <label class="field">
        <span>Frage oder Antwort suchen</span>
        <input
          type="search"
          value={choice.search}
          onInput={({ currentTarget }) => choose({ ...choice, search: currentTarget.value })}
        />
      </label>
      <fieldset>
        <legend>Aufteilen nach</legend>
        {ways.map(({ code, label }) => (
          <label class="tick" key={code}>
            <input
              type="radio"
              name="breakdown"
              checked={choice.breakdown === code}
              onChange={() => choose({ ...choice, breakdown: code })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label class="tick">
        <input
          type="checkbox"
          checked={choice.published}
          onChange={({ currentTarget }) => choose({ ...choice, published: currentTarget.checked })}
        />
        Nur veröffentlichte Tabellen zeigen
      </label>
      <p role="status" class="small">
        {found}
      </p>
    </search>
  );
}
