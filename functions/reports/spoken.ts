import type { Words } from '../../web/words/say.ts';

/** The words that the script of a report's form says. */
export const wordsForReport = (words: Words, report: Words): Words['texts'] => ({
  total: words.say('total'),
  ...Object.fromEntries(
    Object.entries(report.texts).filter(([key]) =>
      /^(?:before\.(?:change|only|percent)|clash\.(?:empty|mine|theirs)|saving\.\w+)$/.test(key),
    ),
  ),
});
