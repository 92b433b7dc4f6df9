import { fill } from '../../survey/text.ts';
import german from '../../web/words/de.json' with { type: 'json' };

/** Words that only staff read. */
const staff: Readonly<Record<string, string>> = {
  yes: 'Ja',
  no: 'Nein',
  whole: 'Gesamt',
  by_language: 'Sprache des Fragebogens',
  by_place: 'Einrichtung',
  without_place: '{name}, ohne Einrichtung',
  band: '{low} bis {high}',
  rest: 'Übrige ({count})',
  margins:
    'Nur die Größe der Gruppen ist veröffentlicht: In ihnen haben zu wenige manche Antwort gegeben, als dass sich eine Zahl zeigen ließe.',
  'reason.small_cell':
    'Nicht veröffentlicht: Mindestens eine Antwort haben so wenige gegeben, dass man Menschen erkennen könnte.',
  'reason.linked':
    'Nicht veröffentlicht: Aus dieser Tabelle ließe sich eine andere ausrechnen, die geschützt bleiben muss.',
  'reason.too_few': 'Nicht veröffentlicht: Zu wenige haben teilgenommen oder wurden das gefragt.',
  'reason.audit':
    'Nicht veröffentlicht: Bei der Prüfung vor der Veröffentlichung war nicht sicher, dass diese Tabelle niemanden verrät.',
};

const words: Readonly<Record<string, string>> = { ...german.texts, ...staff };

/** A German word by its key, its `{name}` places filled; the key itself where there is none. */
export const word = (key: string, values: Readonly<Record<string, string>> = {}): string =>
  fill(words[key] ?? key, values);
