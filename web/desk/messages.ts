import { Failure } from './api.ts';

const messages: Readonly<Record<string, string>> = {
  bad_spans: 'Bitte markieren Sie mindestens ein Wort, das geschwärzt werden soll.',
  changed_meanwhile:
    'Jemand anderes hat das gerade geändert. Bitte laden Sie die Seite neu und sehen Sie noch einmal hin.',
  forbidden: 'Ihr Konto gehört nicht zur Gruppe der Mitarbeitenden. Bitte wenden Sie sich an Ihre Verwaltung.',
  nothing_to_undo: 'Über diesen Text ist noch nicht entschieden.',
  interim_asked: 'Für diese Befragung gibt es schon einen Zwischenstand; mehr als einer ist nicht möglich.',
  interim_early: 'Für einen Zwischenstand braucht es mindestens 50 Teilnahmen.',
  no_release: 'Diese Ergebnisse gibt es nicht.',
  not_yours: 'Über diesen Text hat schon jemand anderes entschieden.',
  invalid_request: 'Eine Angabe passt nicht. Bitte prüfen Sie den letzten Tag und die Orte.',
  notice_required: 'Bitte bestätigen Sie zuerst den Hinweis zum Schutz der Befragten.',
  offline: 'Keine Verbindung zum Server. Bitte prüfen Sie Ihr Netz und versuchen Sie es noch einmal.',
  research_off: 'Der Forschungszugang ist ausgeschaltet. Einschalten kann ihn Ihre Verwaltung.',
  right_needed: 'Dafür fehlt Ihrem Konto die Berechtigung. Ihre Verwaltung kann sie Ihnen geben.',
  second_person: 'Darüber muss eine zweite Person entscheiden.',
  tag_used: 'Dieses Schlagwort wird schon benutzt und bleibt in der Liste.',
  text_changed: 'Gerade hat jemand anderes über diesen Text entschieden. Bitte sehen Sie ihn noch einmal an.',
  texts_open: 'Noch ist nicht über alle Texte entschieden.',
  texts_published: 'Die Texte sind schon veröffentlicht.',
  translation_needed: 'Dieser Text darf nur in Übersetzung hinaus. Bitte tragen Sie eine ein.',
  unauthorized: 'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.',
  unknown_contact: 'Diese Anfrage gibt es nicht mehr.',
  unknown_question: 'Diese Frage gibt es nicht.',
  unknown_text: 'Dieser Text ist nicht mehr da.',
  unknown_invitation: 'Dieser Verein ist noch nicht eingeladen.',
  unknown_organisation: 'Diesen Verein gibt es nicht im Register.',
  unknown_wave: 'Diese Befragung gibt es nicht.',
  wave_changed: 'Gerade hat jemand anderes diese Befragung geändert. Bitte versuchen Sie es noch einmal.',
  wave_closed: 'Diese Befragung ist schon beendet.',
  wave_open: 'Diese Befragung läuft noch, oder ihre Ergebnisse sind noch nicht veröffentlicht.',
  wave_planned: 'Diese Befragung hat noch nicht begonnen.',
};

/** A failure in German; the same sentence for everything unknown. */
export const messageOf = (error: unknown): string =>
  (error instanceof Failure ? messages[error.code] : undefined) ??
  'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.';
