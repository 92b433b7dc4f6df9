import { useState } from 'preact/hooks';
import { save } from '../api.ts';
import { dayLabel } from '../format.ts';
import type { ClubsApi } from './api.ts';
import type { ClubsView } from './contract.ts';
import { useTask } from './task.tsx';

type Props = { view: ClubsView; clubs: ClubsApi; reload: () => Promise<void> };

/** Days on which those are reminded who have not reported. */
function Plan({ view, clubs, reload }: Props) {
  const { run, said } = useTask();
  const [day, setDay] = useState('');
  const set = (days: readonly string[]) => () =>
    run(async () => {
      await clubs.plan(view.wave.id, days);
      await reload();
      return 'Der Erinnerungsplan ist gespeichert.';
    });
  return (
    <div>
      <h3>Erinnerungsplan</h3>
      <p class="small">Erinnert wird nur, wer noch nicht gemeldet hat und eine E-Mail-Adresse im Register hat.</p>
      <ul>
        {view.remind.map((one) => (
          <li key={one}>
            {dayLabel(one)}{' '}
            <button type="button" class="button quiet" onClick={set(view.remind.filter((other) => other !== one))}>
              Streichen<span class="hidden">: {dayLabel(one)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="toolbar">
        <label class="field">
          <span>Tag</span>
          <input type="date" value={day} onInput={({ currentTarget }) => setDay(currentTarget.value)} />
        </label>
        <button type="button" class="button quiet" disabled={day === ''} onClick={set([...view.remind, day])}>
          Erinnerung planen
        </button>
      </div>
      {said}
    </div>
  );
}

/** Inviting and reminding: letters, a list for a mail merge, e-mail. Each makes new links; earlier ones still lead there. */
export function Invitations(props: Props) {
  const { view, clubs, reload } = props;
  const { run, said } = useTask();
  const [who, setWho] = useState<'all' | 'missing'>('missing');
  const [language, setLanguage] = useState(view.languages[0]?.code ?? 'de');
  const links = (as: 'letters' | 'csv') => () =>
    run(async () => {
      save(await clubs.links(view.wave.id, who, as, language));
      await reload();
      return 'Die Datei enthält Zugangslinks. Bitte bewahren Sie sie sicher auf und löschen Sie sie danach.';
    });
  const mails = (kind: 'invitation' | 'reminder') => () =>
    run(async () => {
      const { asked, without } = await clubs.mails(view.wave.id, who, kind, language);
      await reload();
      return `${asked} E-Mails werden verschickt. Ohne E-Mail-Adresse: ${without}.`;
    });
  return (
    <section class="block" aria-labelledby="invite-title">
      <h2 id="invite-title">Einladen und erinnern</h2>
      <div class="toolbar">
        <label class="field">
          <span>Für</span>
          <select
            value={who}
            onChange={({ currentTarget }) => setWho(currentTarget.value === 'all' ? 'all' : 'missing')}
          >
            <option value="missing">alle, die noch nicht gemeldet haben</option>
            <option value="all">alle Vereine</option>
          </select>
        </label>
        <label class="field">
          <span>Sprache</span>
          <select value={language} onChange={({ currentTarget }) => setLanguage(currentTarget.value)}>
            {view.languages.map(({ code, label }) => (
              <option value={code} key={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="actions">
        <button type="button" class="button" onClick={links('letters')}>
          Briefe zum Drucken
        </button>
        <button type="button" class="button quiet" onClick={links('csv')}>
          CSV für Serienbrief
        </button>
        <button type="button" class="button quiet" onClick={mails('invitation')}>
          Per E-Mail einladen
        </button>
        <button type="button" class="button quiet" onClick={mails('reminder')}>
          Per E-Mail erinnern
        </button>
      </div>
      {said}
      <p class="small">
        E-Mails: {view.mails.sent} verschickt, {view.mails.waiting} warten, {view.mails.failed} nicht zustellbar
      </p>
      <Plan {...props} />
    </section>
  );
}
