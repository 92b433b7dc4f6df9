import type { ReportDetail } from './contract.ts';

/** What was found in the newest version, and its figures beside last year's. */
export const Numbers = ({ detail: { figures, findings, joined, missing } }: { detail: ReportDetail }) => (
  <>
    {findings.length === 0 ? null : (
      <section class="block" aria-label="Hinweise">
        <h2>Hinweise</h2>
        <ul>
          {findings.map(({ text, reason }) => (
            <li key={text}>
              {text} {reason ? <strong>Begründung: {reason}</strong> : null}
            </li>
          ))}
        </ul>
      </section>
    )}
    <section class="block" aria-label="Angaben">
      <h2>Angaben</h2>
      {joined.length > 0 ? <p>Das Vorjahr ist die Summe aus: {joined.join(', ')}.</p> : null}
      {missing.length > 0 ? <p>Ohne Meldung im Vorjahr und nicht in der Summe: {missing.join(', ')}.</p> : null}
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Feld</th>
            <th scope="col">Jetzt</th>
            <th scope="col">Vorjahr</th>
            <th scope="col">Unterschied</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ label, now, before, change }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{now}</td>
              <td>{before}</td>
              <td>{change}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </>
);
