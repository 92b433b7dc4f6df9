import { useState } from 'preact/hooks';
import type { Config } from './config.ts';
import { Heading } from './heading.tsx';
import { beginLogin } from './login.ts';
import { Notice } from './notice.tsx';

const insecure =
  'Die Anmeldung braucht eine sichere Verbindung. Bitte öffnen Sie diese Seite mit https oder unter http://localhost.';
const unreachable = 'Der Anmeldedienst ist nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.';

/** What somebody sees who is not logged in. */
export function Welcome({ config, message }: { config: Config; message: string | undefined }) {
  const [problem, setProblem] = useState(isSecureContext ? message : insecure);
  const [leaving, setLeaving] = useState(false);
  const begin = async (): Promise<void> => {
    setLeaving(true);
    await beginLogin(config).catch(() => {
      setLeaving(false);
      setProblem(unreachable);
    });
  };
  return (
    <section class="welcome">
      <Heading title="Befragungen auswerten" />
      <p class="lead">
        Sehen Sie, wie viele mitmachen, schließen Sie Befragungen und laden Sie geschützte Ergebnisse herunter.
      </p>
      <Notice text={problem} />
      <p>
        <button type="button" class="button" onClick={begin} disabled={leaving || !isSecureContext}>
          {leaving ? 'Anmeldung öffnet sich …' : 'Anmelden'}
        </button>
      </p>
      <p class="small">Nur für Mitarbeitende. Nach 15 Minuten oder beim Neuladen melden Sie sich neu an.</p>
    </section>
  );
}
