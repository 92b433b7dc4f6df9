/** A language as respondents choose it. Direction is never stored: it follows from the script. */
export type Language = {
  /** BCP 47 tag, the only thing that is stored with a response. */
  readonly tag: string;
  /** The language's name in itself. */
  readonly name: string;
  /** Its name for staff, in German. */
  readonly german: string;
  /** ISO 15924 code of the script it is written in here. */
  readonly script: string;
  /** The language to show where a text is missing, before the questionnaire's source language. */
  readonly fallback?: string;
  /** Tag for `Intl` formatters: Gregorian calendar and Latin digits forced where CLDR would choose others. */
  readonly format: string;
};

/**
 * Every language that can be offered: first those of tier 1 in the county (KI Ennepe-Ruhr-Kreis), then the others.
 * Fallbacks stay within one language or between the two scripts of one.
 */
export const languages: readonly Language[] = [
  { tag: 'de', name: 'Deutsch', german: 'Deutsch', script: 'Latn', format: 'de' },
  {
    tag: 'de-simple',
    name: 'Leichte Sprache',
    german: 'Leichte Sprache',
    script: 'Latn',
    fallback: 'de',
    format: 'de',
  },
  { tag: 'en', name: 'English', german: 'Englisch', script: 'Latn', format: 'en' },
  { tag: 'tr', name: 'Türkçe', german: 'Türkisch', script: 'Latn', format: 'tr' },
  { tag: 'ar', name: 'العربية', german: 'Arabisch', script: 'Arab', format: 'ar-u-ca-gregory-nu-latn' },
  { tag: 'uk', name: 'Українська', german: 'Ukrainisch', script: 'Cyrl', format: 'uk' },
  { tag: 'ru', name: 'Русский', german: 'Russisch', script: 'Cyrl', format: 'ru' },
  { tag: 'pl', name: 'Polski', german: 'Polnisch', script: 'Latn', format: 'pl' },
  { tag: 'it', name: 'Italiano', german: 'Italienisch', script: 'Latn', format: 'it' },
  { tag: 'ro', name: 'Română', german: 'Rumänisch', script: 'Latn', format: 'ro' },
  { tag: 'fr', name: 'Français', german: 'Französisch', script: 'Latn', format: 'fr' },
  { tag: 'bg', name: 'Български', german: 'Bulgarisch', script: 'Cyrl', format: 'bg' },
  { tag: 'el', name: 'Ελληνικά', german: 'Griechisch', script: 'Grek', format: 'el' },
  { tag: 'sq', name: 'Shqip', german: 'Albanisch', script: 'Latn', format: 'sq' },
  { tag: 'bs', name: 'Bosanski', german: 'Bosnisch', script: 'Latn', format: 'bs' },
  { tag: 'hr', name: 'Hrvatski', german: 'Kroatisch', script: 'Latn', format: 'hr' },
  {
    tag: 'sr-Latn',
    name: 'Srpski (latinica)',
    german: 'Serbisch (lateinisch)',
    script: 'Latn',
    fallback: 'sr',
    format: 'sr-Latn',
  },
  {
    tag: 'sr',
    name: 'Српски (ћирилица)',
    german: 'Serbisch (kyrillisch)',
    script: 'Cyrl',
    fallback: 'sr-Latn',
    format: 'sr',
  },
  { tag: 'mk', name: 'Македонски', german: 'Mazedonisch', script: 'Cyrl', format: 'mk' },
  { tag: 'es', name: 'Español', german: 'Spanisch', script: 'Latn', format: 'es' },
  { tag: 'pt', name: 'Português', german: 'Portugiesisch', script: 'Latn', format: 'pt' },
  { tag: 'fa', name: 'فارسی', german: 'Farsi (Persisch)', script: 'Arab', format: 'fa-u-ca-gregory-nu-latn' },
  { tag: 'fa-AF', name: 'دری', german: 'Dari', script: 'Arab', fallback: 'fa', format: 'fa-AF-u-ca-gregory-nu-latn' },
  { tag: 'ku', name: 'Kurdî (Kurmancî)', german: 'Kurdisch (Kurmandschi)', script: 'Latn', format: 'ku' },
  {
    tag: 'ckb',
    name: 'کوردی (سۆرانی)',
    german: 'Kurdisch (Sorani)',
    script: 'Arab',
    format: 'ckb-u-ca-gregory-nu-latn',
  },
  { tag: 'ps', name: 'پښتو', german: 'Paschtu', script: 'Arab', format: 'ps-u-ca-gregory-nu-latn' },
  { tag: 'ur', name: 'اردو', german: 'Urdu', script: 'Arab', format: 'ur-u-ca-gregory-nu-latn' },
  { tag: 'ti', name: 'ትግርኛ', german: 'Tigrinya', script: 'Ethi', format: 'ti-u-ca-gregory-nu-latn' },
  { tag: 'so', name: 'Soomaali', german: 'Somali', script: 'Latn', format: 'so' },
  { tag: 'vi', name: 'Tiếng Việt', german: 'Vietnamesisch', script: 'Latn', format: 'vi' },
];
