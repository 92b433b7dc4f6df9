import { findLanguage, languageOf } from '../../survey/language.ts';
import type { Wave } from '../../survey/wave.ts';
import type { View } from '../form/view.ts';

/** The sheets of a wave's kit, in the order they are offered. */
export const sheetNames = ['poster', 'letter', 'message', 'paper'] as const;
export type SheetName = (typeof sheetNames)[number];

/** Style sheet and script of the printed sheets, as text. */
export type PrintAssets = { readonly style: string; readonly script: string };

/** What every sheet is made from: one wave, one language, perhaps one place. */
export type Kit = {
  readonly view: View;
  readonly assets: PrintAssets;
  /** Who asks, as it stands on the sheets. */
  readonly publisher: string;
  /** Public address of the form in this language, with the place: what the QR code holds. */
  readonly address: string;
  readonly place: Wave['places'][number] | undefined;
  /** When the sheet is made, in epoch milliseconds. */
  readonly now: number;
};

/** The formatting tag of the language that the words are in. */
const formatOf = ({ view }: Kit): string => (findLanguage(view.words.language) ?? languageOf('de')).format;

/** The county's day of an instant (epoch milliseconds), written out in the kit's language. */
export const dayIn = (kit: Kit, at: number): string =>
  new Intl.DateTimeFormat(formatOf(kit), { timeZone: 'Europe/Berlin', dateStyle: 'long' }).format(at);

/** The last day on which answers are taken: a wave that closes as a day begins ends the day before. */
export const lastDay = (kit: Kit): string => dayIn(kit, Date.parse(kit.view.wave.closes) - 1);

/** The sign between a number and its fraction, as people write it in the kit's language. */
export const decimalSign = (kit: Kit): string =>
  new Intl.NumberFormat(formatOf(kit)).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? ',';

/** Wave, version, language and place as codes, for the person who types a paper form in. */
export const marksOf = ({ view, place }: Kit): string =>
  [view.wave.id, `v${view.wave.version}`, view.wording.language, ...(place ? [place.code] : [])].join(' · ');
