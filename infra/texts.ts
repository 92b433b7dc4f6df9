import { readReady, readyIds, sourceOf } from '../questionnaires/all.ts';
import { terms } from '../questionnaires/terms.ts';
import { outdatedKeys, type Source } from '../survey/fresh.ts';
import { translationFlaws } from '../survey/keys.ts';
import type { Questionnaire, Translation } from '../survey/questionnaire.ts';
import { easyFlaws, readingEase, tightest } from '../survey/reading.ts';
import { termFlaws } from '../survey/terms.ts';
import type { Texts } from '../survey/text.ts';
import { type BackReport, reportBack } from './back.ts';

/** Reading ease that German texts have at least, on Amstad's scale. */
const leastEase: Readonly<Record<string, number>> = { de: 60, 'de-simple': 70 };

/** What the check of one questionnaire in one language found. */
export type TextReport = {
  readonly id: string;
  readonly language: string;
  readonly texts: number;
  readonly missing: number;
  readonly outdated: readonly string[];
  readonly unreviewed: number;
  readonly fullest: string;
  readonly ease: number | undefined;
  /** Undefined for the source. */
  readonly back: BackReport | undefined;
  /** What has to be mended, with its place. */
  readonly faults: readonly string[];
};

type Asked = { readonly questionnaire: Questionnaire; readonly german: Texts; readonly source: Source };

function reportOf(translation: Translation, { questionnaire, german, source }: Asked): TextReport {
  const { language, texts, status } = translation;
  const gaps = translationFlaws(questionnaire, translation);
  const outdated = language === questionnaire.source ? [] : outdatedKeys(german, language, source);
  const least = leastEase[language];
  const ease = least === undefined ? undefined : readingEase(texts);
  const fit = tightest(texts);
  const back = language === questionnaire.source ? undefined : reportBack(questionnaire.id, translation);
  const easy = language === 'de-simple' ? easyFlaws(texts) : [];
  return {
    ...{ id: questionnaire.id, language, texts: Object.keys(texts).length, outdated, ease, back },
    missing: gaps.filter(({ flaw }) => flaw === 'this text is missing').length,
    unreviewed: status === 'unreviewed' ? Object.keys(texts).length : 0,
    fullest: fit ? `${fit.key} ${fit.length} of ${fit.room}` : '',
    faults: [
      ...[...gaps, ...termFlaws(terms, german, translation), ...easy, ...(back?.flaws ?? [])].map(
        ({ place, flaw }) => `${place}: ${flaw}`,
      ),
      ...outdated.map((key) => `${language}: ${key}: the German text has changed since`),
      ...(fit && fit.length > fit.room
        ? [`${language}: ${fit.key}: ${fit.length} characters, room is ${fit.room}`]
        : []),
      ...((ease ?? 100) < (least ?? 0) ? [`${language}: reading ease ${ease}, at least ${least} is wanted`] : []),
    ],
  };
}

/** Checks the texts of a ready questionnaire, language by language. */
export function reportTexts(id: string): readonly TextReport[] {
  const { questionnaire, translations } = readReady(id);
  const german = translations.find(({ language }) => language === questionnaire.source)?.texts ?? {};
  return translations.map((translation) => reportOf(translation, { questionnaire, german, source: sourceOf(id) }));
}

const lineOf = ({ id, language, texts, missing, outdated, unreviewed, back, fullest, ease }: TextReport): string =>
  [
    ...[id.padEnd(22), language.padEnd(9), `${texts} texts`, `${missing} missing`, `${outdated.length} outdated`],
    ...[`${unreviewed} unreviewed`, ...(back ? [`back ${back.texts}/${texts}, ${back.outdated} outdated`] : [])],
    ...[`fullest ${fullest}`, ...(ease === undefined ? [] : [`reading ease ${ease}`])],
  ].join('  ');

/** A line for each questionnaire and language, then a line for each fault. */
export function checkTexts(): { readonly lines: readonly string[]; readonly code: 0 | 1 } {
  const reports = readyIds.flatMap(reportTexts);
  const faults = reports.flatMap(({ id, faults: found }) => found.map((fault) => `${id}  ${fault}`));
  return { lines: [...reports.map(lineOf), ...faults], code: faults.length === 0 ? 0 : 1 };
}
