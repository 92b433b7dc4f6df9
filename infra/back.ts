import { writeFileSync } from 'node:fs';
import { backFileOf, backOf, readReady, readyIds } from '../questionnaires/all.ts';
import { backFlaws, outdatedBack, withDigests } from '../survey/back.ts';
import type { Flaw } from '../survey/flaw.ts';
import type { Translation } from '../survey/questionnaire.ts';

/** What is there of a back-translation: how many texts, how many of them outdated, and what has to be mended. */
export type BackReport = { readonly texts: number; readonly outdated: number; readonly flaws: readonly Flaw[] };

/** Checks a translation's way back into German; nothing is there, and nothing to mend, where nobody has gone it. */
export function reportBack(id: string, translation: Translation): BackReport {
  const back = backOf(id, translation.language);
  if (!back) return { texts: 0, outdated: 0, flaws: [] };
  const outdated = outdatedBack(translation, back).length;
  return { texts: Object.keys(back.texts).length, outdated, flaws: backFlaws(translation, back) };
}

/** Writes the digests that back-translations lack. A line for each file that changed. */
export function fillBack(): readonly string[] {
  return readyIds.flatMap((id) =>
    readReady(id).translations.flatMap((translation) => {
      const back = backOf(id, translation.language);
      const filled = back && withDigests(translation, back);
      const count = Object.keys(filled?.digests ?? {}).length - Object.keys(back?.digests ?? {}).length;
      if (!filled || count === 0) return [];
      writeFileSync(backFileOf(id, translation.language), `${JSON.stringify(filled, null, 2)}\n`);
      return [`${id}  ${translation.language}  ${count} digests written`];
    }),
  );
}
