/** A part of the explanation in Leichte Sprache: a heading and one sentence a line. */
type Part = { readonly title: string; readonly lines: readonly string[] };

/** What these pages are, in Leichte Sprache. No test group has read it yet, and the page says so. */
export const easyParts: readonly Part[] = [
  {
    title: 'Was ist diese Internet-Seite?',
    lines: [
      'Hier finden Sie Umfragen.',
      'Umfrage heißt: Wir stellen Ihnen Fragen.',
      'Wir wollen wissen: Was brauchen Sie?',
      'Dann kann der Kreis besser planen.',
      'Die Fragen gibt es in vielen Sprachen.',
    ],
  },
  {
    title: 'So antworten Sie',
    lines: [
      'Wählen Sie eine Umfrage aus.',
      'Wählen Sie Ihre Sprache aus.',
      'Lesen Sie die Fragen.',
      'Wählen Sie Ihre Antworten aus.',
      'Bei manchen Fragen steht: Pflichtfrage.',
      'Diese Fragen müssen Sie beantworten.',
      'Alle anderen Fragen können Sie auslassen.',
      'Am Ende drücken Sie auf: Absenden.',
      'Sie haben so viel Zeit, wie Sie brauchen.',
      'Mitmachen ist freiwillig.',
      'Freiwillig heißt: Sie müssen nicht mitmachen.',
      'Sie machen nicht mit? Dann haben Sie keine Nachteile.',
    ],
  },
  {
    title: 'Was passiert mit Ihren Antworten?',
    lines: [
      'Ihre Antworten sind anonym.',
      'Anonym heißt: Niemand weiß, dass die Antworten von Ihnen sind.',
      'Bitte schreiben Sie keine Namen auf.',
      'Wir speichern Ihre Antworten, den Tag und die Sprache.',
      'Manchmal speichern wir auch einen Ort, zum Beispiel eine Kita.',
      'Wir speichern nicht: Ihren Namen und die Uhr-Zeit.',
      'Wir zählen alle Antworten zusammen.',
      'Wir zeigen nur Zahlen über viele Menschen.',
      'Nach der Umfrage löschen wir die einzelnen Antworten.',
      'Nach dem Absenden bekommen Sie einen Code.',
      'Code heißt: eine Reihe aus Buchstaben und Zahlen.',
      'Mit dem Code können Sie Ihre Antworten löschen.',
      'Schreiben Sie den Code auf.',
    ],
  },
  {
    title: 'Sie brauchen Hilfe?',
    lines: [
      'Sie können die Schrift größer machen.',
      'Ein Vorlese-Programm kann die Seite vorlesen.',
      'Sie können die Seite mit der Tastatur benutzen.',
      'Sie haben eine Frage?',
      'Dann schreiben Sie uns oder rufen Sie uns an:',
    ],
  },
];

/** How to tell of a barrier; the way to the contact form follows. */
export const easyBarrier: Part = {
  title: 'Etwas auf der Seite ist schwer für Sie?',
  lines: [
    'Vielleicht können Sie etwas nicht lesen.',
    'Oder Sie können etwas nicht benutzen.',
    'Das nennt man: Barriere.',
    'Bitte sagen Sie uns das.',
    'Wir antworten Ihnen in 2 Wochen.',
    'Sie sind mit der Antwort nicht zufrieden?',
    'Dann können Sie die Ombuds-Stelle fragen.',
    'Die Ombuds-Stelle hilft bei Streit über Barrieren.',
    'Das kostet nichts.',
  ],
};

/** What is still missing, said before anything else. */
export const easyNotice: readonly string[] = [
  'Noch keine Prüf-Gruppe hat diesen Text gelesen.',
  'Ein Video in Deutscher Gebärden-Sprache gibt es noch nicht.',
];
