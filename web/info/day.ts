import { languageOf } from '../../survey/language.ts';

/** A calendar day `YYYY-MM-DD` in words of a language of the registry. */
export const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(languageOf(language).format, { timeZone: 'UTC', dateStyle: 'long' }).format(
    new Date(`${day}T00:00:00Z`),
  );
