import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Back } from '../survey/back.ts';
import { backSchema, profileSchema, sourceSchema } from '../survey/content.ts';
import type { Source } from '../survey/fresh.ts';
import type { Profile } from '../survey/plausible.ts';
import type { Questionnaire, Translation } from '../survey/questionnaire.ts';
import { questionnaireSchema, translationSchema } from '../survey/schema.ts';

/** A questionnaire with its texts and its pictures and recordings by name, ready to be put into the catalogue. */
export type Ready = {
  readonly questionnaire: Questionnaire;
  readonly translations: readonly Translation[];
  readonly media: ReadonlyMap<string, Uint8Array>;
};

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Ids of the ready questionnaires: each has a folder of that name. */
export const readyIds: readonly string[] = globSync('*/definition.json', { cwd: import.meta.dirname })
  .map((file) => dirname(file))
  .toSorted();

/** Reads a questionnaire's folder: its definition, a file for each language, and `media/`. Throws for another id. */
export function readReady(id: string): Ready {
  if (!readyIds.includes(id)) throw new RangeError(`there is no ready questionnaire "${id}"`);
  const folder = join(import.meta.dirname, id);
  const questionnaire = questionnaireSchema.parse(read(join(folder, 'definition.json')));
  return {
    questionnaire,
    translations: questionnaire.languages.map((tag) => translationSchema.parse(read(join(folder, `${tag}.json`)))),
    media: new Map(globSync(join(folder, 'media/*')).map((file) => [basename(file), readFileSync(file)])),
  };
}

/**
 * Ready questionnaires that organisations answer about themselves, by invitation and not anonymously. They have no
 * profile of people: `survey/clubs/generate.ts` makes up the reports of clubs.
 */
export const invitedIds: readonly string[] = ['sportverein-teilnahme'];

/** How people may answer a ready questionnaire; undefined for one by invitation, and for one that is none. */
export const profileOf = (id: string): Profile | undefined =>
  readyIds.includes(id) && !invitedIds.includes(id)
    ? profileSchema.parse(read(join(import.meta.dirname, id, 'plausible.json')))
    : undefined;

/** The German texts that a ready questionnaire's translations were made from, as digests. */
export const sourceOf = (id: string): Source => sourceSchema.parse(read(join(import.meta.dirname, id, 'source.json')));

/** Writes what a ready questionnaire's translations were made from. */
export const writeSource = (id: string, source: Source): void =>
  writeFileSync(join(import.meta.dirname, id, 'source.json'), `${JSON.stringify(source, null, 2)}\n`);

/** Where the back-translation of a ready questionnaire's language stands, if there is one. */
export const backFileOf = (id: string, language: string): string =>
  join(import.meta.dirname, id, 'back', `${language}.json`);

/** A translation of a ready questionnaire put back into German; undefined where nobody has done it. */
export function backOf(id: string, language: string): Back | undefined {
  const file = backFileOf(id, language);
  return existsSync(file) ? backSchema.parse(read(file)) : undefined;
}

/** Parents and their child's Kita: family languages, language support, parents' council. */
export const elternKita: Ready = readReady('eltern-kita');

/** Life in the district: every type of item and of condition, to look at and to try things with. */
export const musterbogen: Ready = readReady('musterbogen');
