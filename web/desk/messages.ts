import { Failure } from './api.ts';

const messages: Readonly<Record<string, string>> = {
  changed_meanwhile:
    'Jemand anderes hat das gerade geändert. Bitte laden Sie die Seite neu und sehen Sie noch einmal hin.',
  forbidden: 'Ihr Konto gehört nicht zur Gruppe der Mitarbeitenden. Bitte wenden Sie sich an Ihre Verwaltung.',
  no_release: 'Diese Ergebnisse gibt es nicht.',
  invalid_request: 'Eine Angabe passt nicht. Bitte prüfen Sie den letzten Tag und die Orte.',
  notice_required: 'Bitte bestätigen Sie zuerst den Hinweis zum Schutz der Befragten.',
  offline: 'Keine Verbindung zum Server. Bitte prüfen Sie Ihr Netz und versuchen Sie es noch einmal.',
  unauthorized: 'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.',
  unknown_contact: 'Diese Anfrage gibt es nicht mehr.',
  unknown_invitation: 'Dieser Verein ist noch nicht eingeladen.',
  unknown_organisation: 'Diesen Verein gibt es nicht im Register.',
  unknown_wave: 'Diese Befragung gibt es nicht.',
  wave_closed: 'Diese Befragung ist schon beendet.',
  wave_open: 'Diese Befragung läuft schon.',
  wave_planned: 'Diese Befragung hat noch nicht begonnen.',
};

/** A failure in German; the same sentence for everything unknown. */
export const messageOf = (error: unknown): string =>
  (error instanceof Failure ? messages[error.code] : undefined) ??
  'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.';
