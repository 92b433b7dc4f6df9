import type { infer as Infer } from 'zod/mini';
import type { backSchema } from './content.ts';
import type { Flaw } from './flaw.ts';
import { digestOf } from './fresh.ts';
import type { Translation } from './questionnaire.ts';

/** A translation put back into German, with digests of the texts it was made from. */
export type Back = Infer<typeof backSchema>;

/** Keys whose translation has changed since it was put back into German. One without a digest is not among them. */
export const outdatedBack = ({ texts }: Translation, { digests }: Back): readonly string[] =>
  Object.entries(digests)
    .filter(([key, digest]) => digest !== digestOf(texts[key] ?? ''))
    .map(([key]) => key);

/** What keeps a back-translation from standing beside its translation, key by key. Empty where it fits. */
export function backFlaws(translation: Translation, back: Back): readonly Flaw[] {
  const { language, texts } = translation;
  const flaw = (text: string) => (key: string) => ({ place: `${language}: ${key}`, flaw: text });
  const keys = Object.keys(texts);
  const unknown = [back.texts, back.digests, back.noted].flatMap(Object.keys).filter((key) => !(key in texts));
  return [
    ...(back.language === language ? [] : [{ place: language, flaw: `its back-translation is of "${back.language}"` }]),
    ...keys.filter((key) => !back.texts[key]?.trim()).map(flaw('it has no back-translation')),
    ...keys.filter((key) => !back.digests[key]).map(flaw('its back-translation has no digest')),
    ...[...new Set(unknown)].map(flaw('the back-translation is of no text')),
    ...outdatedBack(translation, back)
      .filter((key) => key in texts)
      .map(flaw('it has changed since its back-translation')),
  ];
}

/** The back-translation with a digest for each text that has none. What has one keeps it, outdated or not. */
export function withDigests({ texts }: Translation, back: Back): Back {
  const keys = Object.keys(back.texts).filter((key) => key in texts);
  const fresh = Object.fromEntries(keys.map((key) => [key, digestOf(texts[key] ?? '')]));
  return { ...back, digests: { ...fresh, ...back.digests } };
}
